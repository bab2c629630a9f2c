-- The document names its indexes; an entity leaves the name to PostgreSQL.
CREATE INDEX idx_projects_client_id ON projects (client_id);
CREATE INDEX idx_projects_status ON projects (status);
CREATE INDEX idx_projects_type ON projects (type);
CREATE INDEX idx_projects_client_status ON projects (client_id, status);
