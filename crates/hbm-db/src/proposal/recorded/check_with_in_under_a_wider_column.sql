-- change the type of t.s from character varying(10) to character varying(20)
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s TYPE character varying(20);
