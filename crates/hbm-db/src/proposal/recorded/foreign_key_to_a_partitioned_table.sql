-- left as it is: partition public.p1

-- left as it is: partition public.p2

-- left as it is: partitioned table public.p

-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- add constraint c.c_p_id_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_p_id_fkey FOREIGN KEY (p_id) REFERENCES public.p(id) ON DELETE CASCADE;
