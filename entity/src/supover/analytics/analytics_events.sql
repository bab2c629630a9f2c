-- What happened to one thing.
CREATE INDEX ON analytics_events (entity_type, entity_id);
