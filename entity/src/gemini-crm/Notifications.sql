ALTER TABLE "Notifications" ADD CHECK (priority IN ('low', 'medium', 'high'));

CREATE INDEX notifications_type_idx ON "Notifications" (type);
CREATE INDEX notifications_priority_idx ON "Notifications" (priority);
CREATE INDEX notifications_created_at_idx ON "Notifications" ("createdAt");
