-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- drop constraint p.p_email_key
-- lock: AccessExclusive
ALTER TABLE public.p DROP CONSTRAINT p_email_key;

-- add column p.added integer
-- lock: AccessExclusive
ALTER TABLE public.p ADD COLUMN added integer;
