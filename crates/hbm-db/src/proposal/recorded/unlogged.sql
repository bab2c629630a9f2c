-- alter table t
-- lock: AccessExclusive, writes the table anew
ALTER TABLE public.t SET UNLOGGED;
