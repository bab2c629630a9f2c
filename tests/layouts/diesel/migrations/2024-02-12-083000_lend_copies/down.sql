DROP FUNCTION return_copy(int4);
DROP VIEW overdue;
ALTER TABLE copies DROP CONSTRAINT copies_loan_id_fkey;
DROP TABLE loans;
DROP TABLE copies;
DROP TABLE readers;
