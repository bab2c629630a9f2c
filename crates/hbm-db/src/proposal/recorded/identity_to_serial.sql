-- drop the identity of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

-- create sequence t_id_seq
-- lock: None
CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- set the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- set the owner of sequence t_id_seq
-- lock: None
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

-- go on counting t.id after its highest value
-- lock: None
SELECT pg_catalog.setval('public.t_id_seq'::regclass, pg_catalog.max(id)) FROM public.t HAVING pg_catalog.max(id) > 0;
