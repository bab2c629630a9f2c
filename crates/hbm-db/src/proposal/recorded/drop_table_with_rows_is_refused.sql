-- drop table gone
-- lock: AccessExclusive
-- hazard: drop_table gone, counts rows in [public.gone]
--   select count(*) from public.gone
DROP TABLE public.gone;
