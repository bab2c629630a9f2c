-- create sequence t_id_seq
-- lock: None
CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- add column t.id integer
-- lock: AccessExclusive
ALTER TABLE public.t ADD COLUMN id integer DEFAULT nextval('public.t_id_seq'::regclass) NOT NULL;

-- set the owner of sequence t_id_seq
-- lock: None
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;
