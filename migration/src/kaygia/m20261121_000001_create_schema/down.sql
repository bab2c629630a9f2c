-- create_schema, taken back: 17 statements, blocks reads and writes
-- 0000_clumsy_frank_castle in the document.
-- loses: drop_table email_verifications, rows
-- loses: drop_table password_resets, rows
-- loses: drop_table projects, rows
-- loses: drop_table support_tickets, rows
-- loses: drop_table ticket_comments, rows
-- loses: drop_table users, rows

-- drop constraint email_verifications.email_verifications_user_id_fkey (blocks reads and writes)
ALTER TABLE public.email_verifications DROP CONSTRAINT email_verifications_user_id_fkey;

-- drop constraint password_resets.password_resets_user_id_fkey (blocks reads and writes)
ALTER TABLE public.password_resets DROP CONSTRAINT password_resets_user_id_fkey;

-- drop constraint projects.projects_client_id_fkey (blocks reads and writes)
ALTER TABLE public.projects DROP CONSTRAINT projects_client_id_fkey;

-- drop constraint support_tickets.support_tickets_client_id_fkey (blocks reads and writes)
ALTER TABLE public.support_tickets DROP CONSTRAINT support_tickets_client_id_fkey;

-- drop constraint ticket_comments.ticket_comments_ticket_id_fkey (blocks reads and writes)
ALTER TABLE public.ticket_comments DROP CONSTRAINT ticket_comments_ticket_id_fkey;

-- drop constraint ticket_comments.ticket_comments_user_id_fkey (blocks reads and writes)
ALTER TABLE public.ticket_comments DROP CONSTRAINT ticket_comments_user_id_fkey;

-- drop table email_verifications (blocks reads and writes; HAZARD drop_table email_verifications)
DROP TABLE public.email_verifications;

-- drop table password_resets (blocks reads and writes; HAZARD drop_table password_resets)
DROP TABLE public.password_resets;

-- drop table projects (blocks reads and writes; HAZARD drop_table projects)
DROP TABLE public.projects;

-- drop table support_tickets (blocks reads and writes; HAZARD drop_table support_tickets)
DROP TABLE public.support_tickets;

-- drop table ticket_comments (blocks reads and writes; HAZARD drop_table ticket_comments)
DROP TABLE public.ticket_comments;

-- drop table users (blocks reads and writes; HAZARD drop_table users)
DROP TABLE public.users;

-- drop enum type comment_sender
DROP TYPE public.comment_sender;

-- drop enum type project_status
DROP TYPE public.project_status;

-- drop enum type project_type
DROP TYPE public.project_type;

-- drop enum type role
DROP TYPE public.role;

-- drop enum type ticket_status
DROP TYPE public.ticket_status;
