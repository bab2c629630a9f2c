-- drop the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;

-- widen the limits of sequence s
-- lock: None
ALTER SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- move the position of sequence s
-- lock: None
SELECT pg_catalog.setval('public.s', GREATEST(1, LEAST(1000, last_value)), CASE WHEN last_value > 1000 THEN true WHEN last_value < 1 THEN false ELSE is_called END) FROM public.s WHERE last_value NOT BETWEEN 1 AND 1000;

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
