-- What presses in a tenant, and what a user has to do next.
CREATE INDEX ON tasks (tenant_id, priority);
CREATE INDEX ON tasks (user_id, due_date);

-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON tasks USING gin (metadata);
