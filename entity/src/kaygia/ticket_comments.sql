-- The document names its indexes; an entity leaves the name to PostgreSQL.
CREATE INDEX idx_ticket_comments_ticket_id ON ticket_comments (ticket_id);
CREATE INDEX idx_ticket_comments_user_id ON ticket_comments (user_id);
CREATE INDEX idx_ticket_comments_created_at ON ticket_comments (created_at);
