-- change the type of t.a from numeric(10,2) to integer
-- lock: AccessExclusive
-- hazard: change_type t.a, counts values that do not survive in [public.t]
--   select count(*) from public.t where a is not null and (a::integer)::numeric(10,2)::text is distinct from a::text
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;
