-- change the type of t.a from character varying(28) to character varying(30)
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(30);
