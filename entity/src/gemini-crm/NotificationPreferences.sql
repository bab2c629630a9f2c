-- One preference per user and type.
CREATE UNIQUE INDEX notification_preferences_unique_idx ON "NotificationPreferences" ("userId", "notificationType");
