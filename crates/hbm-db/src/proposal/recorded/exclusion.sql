-- add constraint t.t_r_excl
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&);
