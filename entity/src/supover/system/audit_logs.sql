-- What was done to one thing.
CREATE INDEX ON audit_logs (resource, entity_id);
