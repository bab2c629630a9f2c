ALTER TABLE "Users" ADD CHECK (role IN ('admin', 'staff'));

-- The document wants an index of this name beside the one of the unique key.
CREATE INDEX users_email_idx ON "Users" (email);
CREATE INDEX users_role_idx ON "Users" (role);
