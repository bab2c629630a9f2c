-- create table t
-- lock: None
CREATE TABLE public.t (
    s character varying(10),
    n character(3),
    CONSTRAINT t_n_check CHECK ((n <> ALL (ARRAY['x'::bpchar, 'y'::bpchar]))),
    CONSTRAINT t_s_check CHECK (((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text])))
);

-- create index t.t_s_idx
-- lock: None
CREATE INDEX t_s_idx ON public.t USING btree (s) WHERE ((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]));
