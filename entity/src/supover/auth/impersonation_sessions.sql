-- A trail: rows stay when they have expired, and keep both users (RESTRICT).
-- Nobody acts as himself.
ALTER TABLE impersonation_sessions ADD CHECK (admin_id <> user_id);
-- Time runs forwards; a missing end makes the comparison NULL, which passes.
ALTER TABLE impersonation_sessions ADD CHECK (expires_at > started_at);
ALTER TABLE impersonation_sessions ADD CHECK (ended_at >= started_at);
