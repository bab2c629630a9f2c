-- drop column t.m
-- lock: AccessExclusive
-- hazard: drop_column t.m, counts non-null values in [public.t]
--   select count(m) from public.t
ALTER TABLE public.t DROP COLUMN m;

-- drop enum type mood
-- lock: None
-- hazard: drop_type mood, counts  in []
--   
DROP TYPE public.mood;
