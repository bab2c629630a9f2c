-- create_users, taken back: 1 statement, blocks reads and writes
-- loses: drop_table Users, rows

-- drop table "Users" (blocks reads and writes; HAZARD drop_table Users)
DROP TABLE public."Users";
