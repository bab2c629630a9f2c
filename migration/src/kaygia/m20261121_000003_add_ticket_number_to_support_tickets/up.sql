-- add_ticket_number_to_support_tickets: 4 statements, blocks reads and writes
-- 0002_wooden_falcon in the document: added ticket_number to support_tickets.

-- add column support_tickets.ticket_number text (blocks reads and writes)
ALTER TABLE public.support_tickets ADD COLUMN ticket_number text;

-- Tickets that are there get numbers in the order in which they came.
UPDATE public.support_tickets AS ticket
SET ticket_number = 'TKT-' || lpad(place.number, greatest(6, length(place.number)), '0')
FROM (SELECT id, (row_number() OVER (ORDER BY created_at, id))::text AS number FROM public.support_tickets) AS place
WHERE place.id = ticket.id;

-- set support_tickets.ticket_number to NOT NULL (blocks reads and writes)
ALTER TABLE public.support_tickets ALTER COLUMN ticket_number SET NOT NULL;

-- add constraint support_tickets.support_tickets_ticket_number_key (blocks reads and writes)
ALTER TABLE public.support_tickets ADD CONSTRAINT support_tickets_ticket_number_key UNIQUE (ticket_number);
