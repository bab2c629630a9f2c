-- create_notification_preferences, taken back: 1 statement, blocks reads and writes
-- loses: drop_table NotificationPreferences, rows

-- drop table "NotificationPreferences" (blocks reads and writes; HAZARD drop_table NotificationPreferences)
DROP TABLE public."NotificationPreferences";
