-- drop constraint c.c_s_fkey
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_s_fkey;

-- drop index c.c_expr_idx
-- lock: AccessExclusive
DROP INDEX public.c_expr_idx;

-- drop constraint c.c_check
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT c_check;

-- rebuild enum type m
-- lock: None
-- hazard: remove_enum_label m.c, counts rows that use it in [public.c, public.c, public.p]
--   select (select count(*) from public.c where s::text = 'c') + (select count(*) from public.c where z::text = 'c') + (select count(*) from public.p where s::text = 'c')
ALTER TYPE public.m RENAME TO hbm_db_old_0;

-- rebuild enum type m
-- lock: None
CREATE TYPE public.m AS ENUM ('a', 'b');

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.c ALTER COLUMN s TYPE public.m USING s::text::public.m;

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.c ALTER COLUMN z TYPE public.m USING z::text::public.m;

-- rebuild enum type m
-- lock: AccessExclusive
ALTER TABLE public.p ALTER COLUMN s TYPE public.m USING s::text::public.m;

-- rebuild enum type m
-- lock: None
DROP TYPE public.hbm_db_old_0;

-- add constraint c.c_check
-- lock: AccessExclusive
ALTER TABLE public.c ADD CONSTRAINT c_check CHECK ((s <> z));

-- create index c.c_expr_idx
-- lock: Share
CREATE INDEX c_expr_idx ON public.c USING btree (((s = z)));

-- add constraint c.c_s_fkey
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT c_s_fkey FOREIGN KEY (s) REFERENCES public.p(s);
