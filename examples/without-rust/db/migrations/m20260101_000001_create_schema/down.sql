DROP FUNCTION is_on_loan(bigint);
DROP VIEW books_on_loan;
DROP TABLE loans;
DROP TABLE books;
DROP TYPE binding;
