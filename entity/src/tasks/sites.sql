-- A position on Earth, whole or not at all.
ALTER TABLE sites ADD CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE sites ADD CHECK (longitude BETWEEN -180 AND 180);
ALTER TABLE sites ADD CHECK ((latitude IS NULL) = (longitude IS NULL));

-- What is within a rectangle.
CREATE INDEX ON sites (latitude, longitude);

-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON sites USING gin (metadata);

-- So that assignments can refer to both.
ALTER TABLE sites ADD UNIQUE (id, tenant_id);
