-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON users USING gin (metadata);
