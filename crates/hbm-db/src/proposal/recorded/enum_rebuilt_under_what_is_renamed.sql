-- drop constraint c.f1
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT f1;

-- drop index c.i1
-- lock: AccessExclusive
DROP INDEX public.i1;

-- drop constraint c.k1
-- lock: AccessExclusive
ALTER TABLE public.c DROP CONSTRAINT k1;

-- rename constraint p.p1 to p2
-- lock: AccessExclusive
ALTER TABLE public.p RENAME CONSTRAINT p1 TO p2;

-- rebuild enum type m
-- lock: None
-- hazard: remove_enum_label m.c, counts rows that use it in [public.c, public.c, public.p]
--   select (select count(*) from public.c where s::text = 'c') + (select count(*) from public.c where z::text = 'c') + (select count(*) from public.p where s::text = 'c')
ALTER TYPE public.m RENAME TO hbm_db_old_0;

-- rebuild enum type m
-- lock: None
CREATE TYPE public.m AS ENUM ('b', 'a');

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

-- add constraint c.k2
-- lock: AccessExclusive
ALTER TABLE public.c ADD CONSTRAINT k2 CHECK ((s <> z));

-- create index c.i2
-- lock: Share
CREATE INDEX i2 ON public.c USING btree (((s = z)));

-- add constraint c.f2
-- lock: ShareRowExclusive
ALTER TABLE public.c ADD CONSTRAINT f2 FOREIGN KEY (s) REFERENCES public.p(s);
