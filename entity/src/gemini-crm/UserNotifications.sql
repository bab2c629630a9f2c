-- A notification is sent to a user once.
CREATE UNIQUE INDEX user_notifications_unique_idx ON "UserNotifications" ("userId", "notificationId");
CREATE INDEX user_notifications_user_idx ON "UserNotifications" ("userId");
CREATE INDEX user_notifications_read_idx ON "UserNotifications" ("isRead");
