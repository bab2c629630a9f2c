-- left as it is: view public.v1

-- left as it is: view public.v2

-- change the type of t1.c1 from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.t1 ALTER COLUMN c1 TYPE bigint;
