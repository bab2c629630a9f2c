-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- change the type of c.p_id from text to uuid
-- lock: AccessExclusive
-- hazard: change_type c.p_id, counts values that do not survive in [public.c]
--   select count(*) from public.c where p_id is not null and (p_id::uuid)::text::text is distinct from p_id::text
ALTER TABLE public.c ALTER COLUMN p_id TYPE uuid USING p_id::uuid;

-- change the type of p.id from text to uuid
-- lock: AccessExclusive
-- hazard: change_type p.id, counts values that do not survive in [public.p]
--   select count(*) from public.p where id is not null and (id::uuid)::text::text is distinct from id::text
ALTER TABLE public.p ALTER COLUMN id TYPE uuid USING id::uuid;

-- add constraint c.c_p_id_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p(id);
