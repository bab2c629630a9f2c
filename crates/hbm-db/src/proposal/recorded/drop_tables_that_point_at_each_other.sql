-- drop constraint a.a_b_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.a DROP CONSTRAINT a_b_id_fkey;

-- drop constraint b.b_a_id_fkey
-- lock: AccessExclusive
ALTER TABLE public.b DROP CONSTRAINT b_a_id_fkey;

-- drop table a
-- lock: AccessExclusive
-- hazard: drop_table a, counts rows in [public.a]
--   select count(*) from public.a
DROP TABLE public.a;

-- drop table b
-- lock: AccessExclusive
-- hazard: drop_table b, counts rows in [public.b]
--   select count(*) from public.b
DROP TABLE public.b;
