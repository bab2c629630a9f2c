-- change the type of t.a from character varying(28) to character varying(10)
-- lock: AccessExclusive
-- hazard: change_type t.a, counts values that do not survive in [public.t]
--   select count(*) from public.t where a is not null and (a::character varying(10))::character varying(28)::text is distinct from a::text
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(10) USING a::character varying(10);
