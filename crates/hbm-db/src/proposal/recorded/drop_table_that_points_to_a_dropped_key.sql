-- drop constraint c.c_p_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_p_id_fkey;

-- drop constraint p.p_pkey
-- lock: AccessExclusive
ALTER TABLE public.p DROP CONSTRAINT p_pkey;

-- drop table c
-- lock: AccessExclusive
-- hazard: drop_table c, counts rows in [public.c]
--   select count(*) from public.c
DROP TABLE public.c;
