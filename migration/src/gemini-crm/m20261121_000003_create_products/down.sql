-- create_products, taken back: 1 statement, blocks reads and writes
-- loses: drop_table Products, rows

-- drop table "Products" (blocks reads and writes; HAZARD drop_table Products)
DROP TABLE public."Products";
