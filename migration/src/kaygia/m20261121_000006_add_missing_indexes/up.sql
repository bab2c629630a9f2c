-- add_missing_indexes: 20 statements, blocks writes
-- Not in the document's history: "Indexes Needed" of every table. Twelve of them are its "Critical Missing Indexes", which no
-- migration before this one made.

-- create index email_verifications.idx_email_verifications_expires_at (blocks writes)
CREATE INDEX idx_email_verifications_expires_at ON public.email_verifications USING btree (expires_at);

-- create index email_verifications.idx_email_verifications_token (blocks writes)
CREATE INDEX idx_email_verifications_token ON public.email_verifications USING btree (token);

-- create index email_verifications.idx_email_verifications_user_id (blocks writes)
CREATE INDEX idx_email_verifications_user_id ON public.email_verifications USING btree (user_id);

-- create index password_resets.idx_password_resets_expires_at (blocks writes)
CREATE INDEX idx_password_resets_expires_at ON public.password_resets USING btree (expires_at);

-- create index password_resets.idx_password_resets_token (blocks writes)
CREATE INDEX idx_password_resets_token ON public.password_resets USING btree (token);

-- create index password_resets.idx_password_resets_user_id (blocks writes)
CREATE INDEX idx_password_resets_user_id ON public.password_resets USING btree (user_id);

-- create index projects.idx_projects_client_id (blocks writes)
CREATE INDEX idx_projects_client_id ON public.projects USING btree (client_id);

-- create index projects.idx_projects_client_status (blocks writes)
CREATE INDEX idx_projects_client_status ON public.projects USING btree (client_id, status);

-- create index projects.idx_projects_status (blocks writes)
CREATE INDEX idx_projects_status ON public.projects USING btree (status);

-- create index projects.idx_projects_type (blocks writes)
CREATE INDEX idx_projects_type ON public.projects USING btree (type);

-- create index support_tickets.idx_support_tickets_client_id (blocks writes)
CREATE INDEX idx_support_tickets_client_id ON public.support_tickets USING btree (client_id);

-- create index support_tickets.idx_support_tickets_status (blocks writes)
CREATE INDEX idx_support_tickets_status ON public.support_tickets USING btree (status);

-- create index support_tickets.idx_support_tickets_ticket_number (blocks writes)
CREATE INDEX idx_support_tickets_ticket_number ON public.support_tickets USING btree (ticket_number);

-- create index support_tickets.idx_tickets_client_status (blocks writes)
CREATE INDEX idx_tickets_client_status ON public.support_tickets USING btree (client_id, status);

-- create index ticket_comments.idx_ticket_comments_created_at (blocks writes)
CREATE INDEX idx_ticket_comments_created_at ON public.ticket_comments USING btree (created_at);

-- create index ticket_comments.idx_ticket_comments_ticket_id (blocks writes)
CREATE INDEX idx_ticket_comments_ticket_id ON public.ticket_comments USING btree (ticket_id);

-- create index ticket_comments.idx_ticket_comments_user_id (blocks writes)
CREATE INDEX idx_ticket_comments_user_id ON public.ticket_comments USING btree (user_id);

-- create index users.idx_users_active (blocks writes)
CREATE INDEX idx_users_active ON public.users USING btree (active);

-- create index users.idx_users_email (blocks writes)
CREATE INDEX idx_users_email ON public.users USING btree (email);

-- create index users.idx_users_role (blocks writes)
CREATE INDEX idx_users_role ON public.users USING btree (role);
