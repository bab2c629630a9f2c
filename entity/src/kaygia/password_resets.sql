-- The document names its indexes; an entity leaves the name to PostgreSQL.
CREATE INDEX idx_password_resets_token ON password_resets (token);
CREATE INDEX idx_password_resets_user_id ON password_resets (user_id);
CREATE INDEX idx_password_resets_expires_at ON password_resets (expires_at);
