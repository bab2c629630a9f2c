-- The devices of a site, and those of them that need somebody.
CREATE INDEX ON devices (site_id, status);

-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON devices USING gin (metadata);
