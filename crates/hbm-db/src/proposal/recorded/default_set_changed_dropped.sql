-- drop the default of t.c
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN c DROP DEFAULT;

-- set the default of t.a
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 2;

-- set the default of t.b
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 3;
