-- The history of a tenant, of a user and of a resource.
CREATE INDEX ON audit_logs (tenant_id, created_at);
CREATE INDEX ON audit_logs (user_id, created_at);
CREATE INDEX ON audit_logs (resource_type, resource_id);

-- Search inside the JSON document; an entity knows btree only.
CREATE INDEX ON audit_logs USING gin (details);
