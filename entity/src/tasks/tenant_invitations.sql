-- Whether somebody has been invited to a tenant.
CREATE INDEX ON tenant_invitations (tenant_id, email);
