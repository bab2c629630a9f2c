-- add_ticket_number_to_support_tickets, taken back: 2 statements, blocks reads and writes
-- 0002_wooden_falcon in the document. Numbers that tickets had are lost; up gives new ones.
-- loses: drop_column support_tickets.ticket_number, non-null values

-- drop constraint support_tickets.support_tickets_ticket_number_key (blocks reads and writes)
ALTER TABLE public.support_tickets DROP CONSTRAINT support_tickets_ticket_number_key;

-- drop column support_tickets.ticket_number (blocks reads and writes; HAZARD drop_column support_tickets.ticket_number)
ALTER TABLE public.support_tickets DROP COLUMN ticket_number;
