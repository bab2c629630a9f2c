-- add_missing_indexes, taken back: 20 statements, blocks reads and writes

-- drop index email_verifications.idx_email_verifications_expires_at (blocks reads and writes)
DROP INDEX public.idx_email_verifications_expires_at;

-- drop index email_verifications.idx_email_verifications_token (blocks reads and writes)
DROP INDEX public.idx_email_verifications_token;

-- drop index email_verifications.idx_email_verifications_user_id (blocks reads and writes)
DROP INDEX public.idx_email_verifications_user_id;

-- drop index password_resets.idx_password_resets_expires_at (blocks reads and writes)
DROP INDEX public.idx_password_resets_expires_at;

-- drop index password_resets.idx_password_resets_token (blocks reads and writes)
DROP INDEX public.idx_password_resets_token;

-- drop index password_resets.idx_password_resets_user_id (blocks reads and writes)
DROP INDEX public.idx_password_resets_user_id;

-- drop index projects.idx_projects_client_id (blocks reads and writes)
DROP INDEX public.idx_projects_client_id;

-- drop index projects.idx_projects_client_status (blocks reads and writes)
DROP INDEX public.idx_projects_client_status;

-- drop index projects.idx_projects_status (blocks reads and writes)
DROP INDEX public.idx_projects_status;

-- drop index projects.idx_projects_type (blocks reads and writes)
DROP INDEX public.idx_projects_type;

-- drop index support_tickets.idx_support_tickets_client_id (blocks reads and writes)
DROP INDEX public.idx_support_tickets_client_id;

-- drop index support_tickets.idx_support_tickets_status (blocks reads and writes)
DROP INDEX public.idx_support_tickets_status;

-- drop index support_tickets.idx_support_tickets_ticket_number (blocks reads and writes)
DROP INDEX public.idx_support_tickets_ticket_number;

-- drop index support_tickets.idx_tickets_client_status (blocks reads and writes)
DROP INDEX public.idx_tickets_client_status;

-- drop index ticket_comments.idx_ticket_comments_created_at (blocks reads and writes)
DROP INDEX public.idx_ticket_comments_created_at;

-- drop index ticket_comments.idx_ticket_comments_ticket_id (blocks reads and writes)
DROP INDEX public.idx_ticket_comments_ticket_id;

-- drop index ticket_comments.idx_ticket_comments_user_id (blocks reads and writes)
DROP INDEX public.idx_ticket_comments_user_id;

-- drop index users.idx_users_active (blocks reads and writes)
DROP INDEX public.idx_users_active;

-- drop index users.idx_users_email (blocks reads and writes)
DROP INDEX public.idx_users_email;

-- drop index users.idx_users_role (blocks reads and writes)
DROP INDEX public.idx_users_role;
