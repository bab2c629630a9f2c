-- left as it is: partitioned table public.p

-- add column t.x integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN x integer;
