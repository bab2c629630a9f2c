-- drop table gone
-- lock: AccessExclusive
-- hazard: drop_table gone, counts rows in [public.gone]
--   select count(*) from public.gone
DROP TABLE public.gone;

-- drop table other
-- lock: AccessExclusive
-- hazard: drop_table other, counts rows in [public.other]
--   select count(*) from public.other
DROP TABLE public.other;
