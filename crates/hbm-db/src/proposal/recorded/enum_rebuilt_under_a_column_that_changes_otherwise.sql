-- rebuild enum type m
-- lock: None
-- hazard: remove_enum_label m.c, counts rows that use it in [public.t]
--   select (select count(*) from public.t where s::text = 'c')
ALTER TYPE public.m RENAME TO hbm_db_old_0;

-- rebuild enum type m
-- lock: None
CREATE TYPE public.m AS ENUM ('a', 'b');

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT;

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s TYPE public.m USING s::text::public.m;

-- set not null of t.s
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s SET NOT NULL;

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'a'::public.m;

-- rebuild enum type m
-- lock: None
DROP TYPE public.hbm_db_old_0;
