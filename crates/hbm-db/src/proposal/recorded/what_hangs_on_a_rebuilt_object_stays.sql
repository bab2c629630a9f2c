-- left as it is: comment on public.page.twice

-- drop index page.page_n
-- lock: AccessExclusive
DROP INDEX public.page_n;

-- drop column page.twice
-- lock: AccessExclusive
ALTER TABLE public.page DROP COLUMN twice;

-- rebuild enum type stage
-- lock: None
-- hazard: remove_enum_label stage.c, counts rows that use it in [public.page]
--   select (select count(*) from public.page where s::text = 'c')
ALTER TYPE public.stage RENAME TO hbm_db_old_0;

-- rebuild enum type stage
-- lock: None
CREATE TYPE public.stage AS ENUM ('a', 'b');

-- rebuild enum type stage
-- lock: AccessExclusive
ALTER TABLE public.page ALTER COLUMN s DROP DEFAULT;

-- rebuild enum type stage
-- lock: AccessExclusive
ALTER TABLE public.page ALTER COLUMN s TYPE public.stage USING s::text::public.stage;

-- change the type of page.n from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.page ALTER COLUMN n TYPE bigint;

-- change the type of page.t from character varying(10) to character varying(20)
-- lock: AccessExclusive
ALTER TABLE public.page ALTER COLUMN t TYPE character varying(20);

-- add column page.twice integer
-- lock: AccessExclusive
ALTER TABLE public.page ADD COLUMN twice integer GENERATED ALWAYS AS ((n * 3)) STORED;

-- rebuild enum type stage
-- lock: AccessExclusive
ALTER TABLE public.page ALTER COLUMN s SET DEFAULT 'a'::public.stage;

-- rebuild enum type stage
-- lock: None
DROP TYPE public.hbm_db_old_0;

-- create index page.page_n
-- lock: Share
CREATE INDEX page_n ON public.page USING btree (n) WITH (fillfactor='70') WHERE (n > 0);
