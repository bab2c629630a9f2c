-- add_active_to_users, taken back: 1 statement, blocks reads and writes
-- 0003_tiny_tony_stark in the document.
-- loses: drop_column users.active, non-null values

-- drop column users.active (blocks reads and writes; HAZARD drop_column users.active)
ALTER TABLE public.users DROP COLUMN active;
