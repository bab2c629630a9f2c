-- cascade_deletes, taken back: 12 statements, blocks reads and writes
-- 0001_happy_hairball in the document.

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

-- add constraint email_verifications.email_verifications_user_id_fkey (blocks writes)
ALTER TABLE public.email_verifications ADD CONSTRAINT email_verifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

-- add constraint password_resets.password_resets_user_id_fkey (blocks writes)
ALTER TABLE public.password_resets ADD CONSTRAINT password_resets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);

-- add constraint projects.projects_client_id_fkey (blocks writes)
ALTER TABLE public.projects ADD CONSTRAINT projects_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.users(id);

-- add constraint support_tickets.support_tickets_client_id_fkey (blocks writes)
ALTER TABLE public.support_tickets ADD CONSTRAINT support_tickets_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.users(id);

-- add constraint ticket_comments.ticket_comments_ticket_id_fkey (blocks writes)
ALTER TABLE public.ticket_comments ADD CONSTRAINT ticket_comments_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES public.support_tickets(id);

-- add constraint ticket_comments.ticket_comments_user_id_fkey (blocks writes)
ALTER TABLE public.ticket_comments ADD CONSTRAINT ticket_comments_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
