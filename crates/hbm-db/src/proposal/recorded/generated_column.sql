-- drop column t.g
-- lock: AccessExclusive
ALTER TABLE public.t DROP COLUMN g;

-- add column t.g integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS ((a + 2)) STORED;
