-- create table t
-- lock: None
CREATE TABLE public.t (
    id integer NOT NULL
);
