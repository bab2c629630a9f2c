-- rebuild enum type mood
-- lock: None
-- hazard: remove_enum_label mood.happy, counts rows that use it in [public.t, public.t]
--   select (select count(*) from public.t where m::text = 'happy') + (select count(*) from public.t where 'happy' = any (ms::text[]))
ALTER TYPE public.mood RENAME TO hbm_db_old_0;

-- rebuild enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('sad', 'ok');

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN ms TYPE public.mood[] USING ms::text::public.mood[];

-- rebuild enum type mood
-- lock: None
DROP TYPE public.hbm_db_old_0;
