-- set not null of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET NOT NULL;

-- add constraint t.t_pkey
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
