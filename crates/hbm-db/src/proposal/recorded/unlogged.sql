-- alter table t
-- lock: AccessExclusive
-- hazard: set_unlogged t, counts rows that a crash of the server would empty in [public.t]
--   select count(*) from public.t
ALTER TABLE public.t SET UNLOGGED;
