-- drop constraint t.t_b_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_b_check;

-- drop constraint t.t_b_key
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_b_key;

-- drop column t.b
-- lock: AccessExclusive
ALTER TABLE public.t DROP COLUMN b;

-- change the type of t.a from text to text
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE pg_catalog."C";

-- add column t.b text
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN b text GENERATED ALWAYS AS (upper(a)) STORED;

-- add constraint t.t_b_key
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_b_key UNIQUE (b);

-- add constraint t.t_b_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK ((b <> 'C'::text));
