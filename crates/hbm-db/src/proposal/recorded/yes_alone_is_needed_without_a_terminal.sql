-- create table t
-- lock: None
CREATE TABLE public.t (
    id integer NOT NULL,
    a text,
    b character varying(255) DEFAULT 'x'::character varying NOT NULL,
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
