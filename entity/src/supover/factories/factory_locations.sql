-- (factoryId, isDefault) under *Database Indexes*; no model shows the column. It serves the foreign key, too.
CREATE INDEX ON factory_locations (factory_id, is_default);
-- A factory has one default.
CREATE UNIQUE INDEX ON factory_locations (factory_id) WHERE is_default;
ALTER TABLE factory_locations ADD CHECK (capacity > 0);
ALTER TABLE factory_locations ADD CHECK (country ~ '^[A-Z]{2}$');
