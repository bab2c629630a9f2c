-- drop column t.phone
-- lock: AccessExclusive
-- hazard: drop_column t.phone, counts non-null values in [public.t]
--   select count(phone) from public.t
ALTER TABLE public.t DROP COLUMN phone;

-- add column t.mobile text
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN mobile text;
