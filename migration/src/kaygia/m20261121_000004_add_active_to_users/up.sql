-- add_active_to_users: 1 statement, blocks reads and writes
-- 0003_tiny_tony_stark in the document: added active column to users. Users that are there are active.

-- add column users.active boolean (blocks reads and writes)
ALTER TABLE public.users ADD COLUMN active boolean DEFAULT true NOT NULL;
