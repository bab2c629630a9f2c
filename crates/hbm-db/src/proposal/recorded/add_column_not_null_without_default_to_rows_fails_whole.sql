-- create table u
-- lock: None
CREATE TABLE public.u (
    id integer
);

-- add column t.a text
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN a text NOT NULL;
