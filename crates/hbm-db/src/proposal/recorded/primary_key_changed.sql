-- drop constraint t.t_pkey
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_pkey;

-- add constraint t.t_pkey
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a, b);
