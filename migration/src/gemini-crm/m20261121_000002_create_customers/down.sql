-- create_customers, taken back: 1 statement, blocks reads and writes
-- loses: drop_table Customers, rows

-- drop table "Customers" (blocks reads and writes; HAZARD drop_table Customers)
DROP TABLE public."Customers";
