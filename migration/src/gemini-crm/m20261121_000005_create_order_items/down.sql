-- create_order_items, taken back: 1 statement, blocks reads and writes
-- loses: drop_table OrderItems, rows

-- drop table "OrderItems" (blocks reads and writes; HAZARD drop_table OrderItems)
DROP TABLE public."OrderItems";
