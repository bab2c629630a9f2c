-- create sequence s
-- lock: None
CREATE SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- set the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass);

-- go on counting t.id after its highest value
-- lock: None
SELECT pg_catalog.setval('public.s'::regclass, pg_catalog.max(id)) FROM public.t HAVING pg_catalog.max(id) > 0;
