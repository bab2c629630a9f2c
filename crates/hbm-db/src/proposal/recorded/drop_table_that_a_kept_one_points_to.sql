-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- drop table p
-- lock: AccessExclusive
-- hazard: drop_table p, counts rows in [public.p]
--   select count(*) from public.p
DROP TABLE public.p;
