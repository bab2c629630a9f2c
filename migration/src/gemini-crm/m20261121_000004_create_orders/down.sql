-- create_orders, taken back: 1 statement, blocks reads and writes
-- loses: drop_table Orders, rows

-- drop table "Orders" (blocks reads and writes; HAZARD drop_table Orders)
DROP TABLE public."Orders";
