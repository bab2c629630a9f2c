-- rename table users to people
-- lock: AccessExclusive
ALTER TABLE public.users RENAME TO people;

-- rename column people.phone to mobile
-- lock: AccessExclusive
ALTER TABLE public.people RENAME COLUMN phone TO mobile;

-- drop column people.gone
-- lock: AccessExclusive
-- hazard: drop_column people.gone, counts non-null values in [public.users]
--   select count(gone) from public.users
ALTER TABLE public.people DROP COLUMN gone;

-- rename constraint people.users_pkey to people_pkey
-- lock: AccessExclusive
ALTER TABLE public.people RENAME CONSTRAINT users_pkey TO people_pkey;
