-- The designs of a team by name: (teamId, name) under *Database Indexes*. It serves the foreign key, too.
CREATE INDEX ON designs (team_id, name);
-- Only what was approved is produced without a person.
ALTER TABLE designs ADD CHECK (status = 'APPROVED' OR NOT is_auto_fulfillment_ready);
