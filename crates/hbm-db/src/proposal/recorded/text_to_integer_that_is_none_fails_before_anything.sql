-- create table u
-- lock: None
CREATE TABLE public.u (
    id integer
);

-- change the type of t.a from text to integer
-- lock: AccessExclusive
-- hazard: change_type t.a, counts values that do not survive in [public.t]
--   select count(*) from public.t where a is not null and (a::integer)::text::text is distinct from a::text
ALTER TABLE public.t ALTER COLUMN a TYPE integer USING a::integer;
