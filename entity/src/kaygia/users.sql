-- The document names its indexes; an entity leaves the name to PostgreSQL.
-- idx_users_email repeats the index of the unique constraint: the document lists both.
CREATE INDEX idx_users_email ON users (email);
CREATE INDEX idx_users_role ON users (role);
CREATE INDEX idx_users_active ON users (active);
