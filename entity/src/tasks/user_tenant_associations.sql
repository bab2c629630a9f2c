-- The members of a tenant; the unique pair begins with the user.
CREATE INDEX ON user_tenant_associations (tenant_id, status);
