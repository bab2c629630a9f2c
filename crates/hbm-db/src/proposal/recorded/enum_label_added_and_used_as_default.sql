-- rebuild enum type mood
-- lock: None
ALTER TYPE public.mood RENAME TO hbm_db_old_0;

-- rebuild enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

-- rebuild enum type mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'happy'::public.mood;

-- rebuild enum type mood
-- lock: None
DROP TYPE public.hbm_db_old_0;
