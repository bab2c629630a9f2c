-- drop the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;

-- alter sequence s
-- lock: None
ALTER SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 10 MINVALUE 1 MAXVALUE 1000 CACHE 1 CYCLE;

-- alter sequence t_id_seq
-- lock: None
ALTER SEQUENCE public.t_id_seq AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- change the type of t.id from integer to bigint
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;

-- set the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);
