-- widen the limits of sequence s
-- lock: None
ALTER SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- move the position of sequence s
-- lock: None
SELECT pg_catalog.setval('public.s', GREATEST(1000, LEAST(9223372036854775807, last_value)), CASE WHEN last_value > 9223372036854775807 THEN true WHEN last_value < 1000 THEN false ELSE is_called END) FROM public.s WHERE last_value NOT BETWEEN 1000 AND 9223372036854775807;

-- alter sequence s
-- lock: None
ALTER SEQUENCE public.s AS bigint START WITH 1000 INCREMENT BY 1 MINVALUE 1000 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- widen the limits of sequence t_id_seq
-- lock: None
ALTER SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- move the position of sequence t_id_seq
-- lock: None
SELECT pg_catalog.setval('public.t_id_seq', GREATEST(5, LEAST(2147483647, last_value)), CASE WHEN last_value > 2147483647 THEN true WHEN last_value < 5 THEN false ELSE is_called END) FROM public.t_id_seq WHERE last_value NOT BETWEEN 5 AND 2147483647;

-- set the identity of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET GENERATED ALWAYS SET START WITH 5 SET INCREMENT BY 1 SET MINVALUE 5 SET MAXVALUE 2147483647 SET CACHE 1 SET NO CYCLE;
