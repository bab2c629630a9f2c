-- left as it is: view public.v

-- drop column t.gone
-- lock: AccessExclusive
-- hazard: drop_column t.gone, counts non-null values in [public.t]
--   select count(gone) from public.t
ALTER TABLE public.t DROP COLUMN gone;
