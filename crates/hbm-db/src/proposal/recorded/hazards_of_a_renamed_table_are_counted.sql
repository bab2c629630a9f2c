-- rename table users to people
-- lock: AccessExclusive
ALTER TABLE public.users RENAME TO people;

-- drop column people.phone
-- lock: AccessExclusive
-- hazard: drop_column people.phone, counts non-null values in [public.users]
--   select count(phone) from public.users
ALTER TABLE public.people DROP COLUMN phone;

-- rename constraint people.users_pkey to people_pkey
-- lock: AccessExclusive
ALTER TABLE public.people RENAME CONSTRAINT users_pkey TO people_pkey;
