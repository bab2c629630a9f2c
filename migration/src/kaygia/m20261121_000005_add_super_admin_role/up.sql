-- hbm-db: no-transaction
-- add_super_admin_role: 1 statement, no lock
-- 0004_left_the_anarchist in the document: added SUPER_ADMIN role.
-- Before PostgreSQL 17 a new label can be used only after a commit, also by what follows this migration: it gets its own.

-- add label SUPER_ADMIN to enum type role
ALTER TYPE public.role ADD VALUE IF NOT EXISTS 'SUPER_ADMIN' AFTER 'ADMIN';
