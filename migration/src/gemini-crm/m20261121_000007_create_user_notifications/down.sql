-- create_user_notifications, taken back: 1 statement, blocks reads and writes
-- loses: drop_table UserNotifications, rows

-- drop table "UserNotifications" (blocks reads and writes; HAZARD drop_table UserNotifications)
DROP TABLE public."UserNotifications";
