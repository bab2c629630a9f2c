-- rebuild enum type m
-- lock: None
ALTER TYPE public.m RENAME TO hbm_db_old_0;

-- rebuild enum type m
-- lock: None
CREATE TYPE public.m AS ENUM ('a', 'b');

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN z TYPE public.m USING z::text::public.m;

-- change the type of t.s from text to public.m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s TYPE public.m USING s::text::public.m;

-- rebuild enum type m
-- lock: None
DROP TYPE public.hbm_db_old_0;
