-- create table u
-- lock: None
CREATE TABLE public.u (
    id integer
);

-- set not null of t.a
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
