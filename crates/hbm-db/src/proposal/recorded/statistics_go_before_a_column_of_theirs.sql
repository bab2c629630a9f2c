-- left as it is: statistics object public.st

-- drop column t.b
-- lock: AccessExclusive
-- hazard: drop_column t.b, counts non-null values in [public.t]
--   select count(b) from public.t
ALTER TABLE public.t DROP COLUMN b;
