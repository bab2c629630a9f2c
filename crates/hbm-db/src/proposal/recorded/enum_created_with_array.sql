-- create enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('sad', 'ok', 'happy');

-- create table t
-- lock: None
CREATE TABLE public.t (
    m public.mood DEFAULT 'ok'::public.mood,
    ms public.mood[] DEFAULT '{sad}'::public.mood[]
);
