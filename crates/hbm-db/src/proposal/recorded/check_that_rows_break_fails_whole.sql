-- add constraint t.t_a_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK ((a > 0));
