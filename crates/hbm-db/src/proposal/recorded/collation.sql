-- change the type of t.a from text to text
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE pg_catalog."C";
