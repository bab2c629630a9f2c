-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- change the type of c.p_id from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.c ALTER COLUMN p_id TYPE bigint;

-- change the type of p.id from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.p ALTER COLUMN id TYPE bigint;

-- add constraint c.c_p_id_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p(id);
