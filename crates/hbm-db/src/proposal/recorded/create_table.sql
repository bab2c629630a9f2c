-- create table t
-- lock: None
CREATE TABLE public.t (
    id integer NOT NULL,
    a text,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);

-- create index t.t_a_idx
-- lock: None
CREATE INDEX t_a_idx ON public.t USING btree (a);
