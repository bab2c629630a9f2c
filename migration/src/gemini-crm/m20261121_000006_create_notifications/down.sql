-- create_notifications, taken back: 1 statement, blocks reads and writes
-- loses: drop_table Notifications, rows

-- drop table "Notifications" (blocks reads and writes; HAZARD drop_table Notifications)
DROP TABLE public."Notifications";
