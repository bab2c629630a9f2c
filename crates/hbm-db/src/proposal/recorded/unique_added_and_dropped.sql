-- drop constraint t.t_b_key
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_b_key;

-- add constraint t.t_a_key
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_a_key UNIQUE (a);
