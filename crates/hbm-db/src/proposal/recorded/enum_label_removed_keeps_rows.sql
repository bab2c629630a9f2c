-- drop index t.t_m_idx
-- lock: AccessExclusive
DROP INDEX public.t_m_idx;

-- drop constraint t.t_m_check
-- lock: AccessExclusive
ALTER TABLE public.t DROP CONSTRAINT t_m_check;

-- rebuild enum type mood
-- lock: None
-- hazard: remove_enum_label mood.happy, counts rows that use it in [public.t, public.t]
--   select (select count(*) from public.t where m::text = 'happy') + (select count(*) from public.t where 'happy' = any (ms::text[]))
ALTER TYPE public.mood RENAME TO hbm_db_old_0;

-- rebuild enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('ok', 'sad');

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN ms TYPE public.mood[] USING ms::text::public.mood[];

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;

-- rebuild enum type mood
-- lock: None
DROP TYPE public.hbm_db_old_0;

-- add constraint t.t_m_check
-- lock: AccessExclusive
ALTER TABLE public.t ADD CONSTRAINT t_m_check CHECK ((m <> 'sad'::public.mood));

-- create index t.t_m_idx
-- lock: Share
CREATE INDEX t_m_idx ON public.t USING btree (m) WHERE (m = 'ok'::public.mood);
