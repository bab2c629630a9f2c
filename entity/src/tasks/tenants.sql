-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON tenants USING gin (metadata);
