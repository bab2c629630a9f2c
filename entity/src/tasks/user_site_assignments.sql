-- The tenant of an assignment is that of its site: nothing leads from one tenant to another.
ALTER TABLE user_site_assignments
    ADD FOREIGN KEY (site_id, tenant_id) REFERENCES sites (id, tenant_id) ON DELETE CASCADE;

-- Who is at a site; the unique pair begins with the user.
CREATE INDEX ON user_site_assignments (site_id, tenant_id);
