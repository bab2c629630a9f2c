-- drop the expression of t.g
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN g DROP EXPRESSION;

-- drop column t.a
-- lock: AccessExclusive
-- hazard: drop_column t.a, counts non-null values in [public.t]
--   select count(a) from public.t
ALTER TABLE public.t DROP COLUMN a;
