-- drop the default of t.a
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;

-- change the type of t.a from timestamp without time zone to timestamp with time zone
-- lock: AccessExclusive
-- hazard: change_type t.a, counts values, taken as UTC in [public.t]
--   select count(a) from public.t
ALTER TABLE public.t ALTER COLUMN a TYPE timestamp with time zone USING a::timestamp with time zone;

-- set the default of t.a
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT now();
