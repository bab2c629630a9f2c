-- drop index t.t_g_idx
-- lock: AccessExclusive
DROP INDEX public.t_g_idx;

-- drop constraint t.t_g_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_g_check;

-- drop column t.g
-- lock: AccessExclusive
ALTER TABLE public.t DROP COLUMN g;

-- change the type of t.a from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;

-- add column t.g bigint
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN g bigint GENERATED ALWAYS AS ((a * 2)) STORED;

-- add constraint t.t_g_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_g_check CHECK ((g > 0));

-- create index t.t_g_idx
-- lock: Share
CREATE INDEX t_g_idx ON public.t USING btree (g);
