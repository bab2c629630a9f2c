-- drop constraint t.t_b_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_b_check;

-- drop constraint t.t_c_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_c_check;

-- add constraint t.t_a_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_a_check CHECK ((a > 0));

-- add constraint t.t_b_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK ((b > 1));
