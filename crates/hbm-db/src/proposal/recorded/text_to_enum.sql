-- drop the default of t.m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT;

-- create enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');

-- change the type of t.m from text to public.mood
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood;

-- set the default of t.m
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
