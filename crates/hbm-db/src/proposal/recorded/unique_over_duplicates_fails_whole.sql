-- add constraint t.t_a_key
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_a_key UNIQUE (a);
