-- alter table t
-- lock: AccessExclusive
ALTER TABLE public.t SET UNLOGGED;
