-- create enum type mood
-- lock: None
CREATE TYPE public.mood AS ENUM ('ok', 'happy');

-- create table person
-- lock: None
CREATE TABLE public.person (
    id integer NOT NULL,
    m public.mood DEFAULT 'happy'::public.mood,
    CONSTRAINT person_pkey PRIMARY KEY (id)
);

-- create index person.person_happy
-- lock: None
CREATE INDEX person_happy ON public.person USING btree (id) WHERE (m = 'happy'::public.mood);
