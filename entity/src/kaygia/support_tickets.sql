-- The document names its indexes; an entity leaves the name to PostgreSQL.
-- idx_support_tickets_ticket_number repeats the index of the unique constraint: the document lists both.
CREATE INDEX idx_support_tickets_client_id ON support_tickets (client_id);
CREATE INDEX idx_support_tickets_status ON support_tickets (status);
CREATE INDEX idx_support_tickets_ticket_number ON support_tickets (ticket_number);
CREATE INDEX idx_tickets_client_status ON support_tickets (client_id, status);
