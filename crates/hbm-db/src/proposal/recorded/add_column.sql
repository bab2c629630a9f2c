-- add column t.a text
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN a text;

-- add column t.n integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN n integer DEFAULT 7 NOT NULL;
