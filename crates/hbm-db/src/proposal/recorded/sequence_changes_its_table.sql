-- set the owner of sequence s
-- lock: None
ALTER SEQUENCE public.s OWNED BY NONE;

-- drop table a
-- lock: AccessExclusive
-- hazard: drop_table a, counts rows in [public.a]
--   select count(*) from public.a
DROP TABLE public.a;

-- set the default of b.id
-- lock: AccessExclusive
ALTER TABLE public.b ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass);

-- set the owner of sequence s
-- lock: None
ALTER SEQUENCE public.s OWNED BY public.b.id;

-- hold the position of sequence s
-- lock: None
ALTER SEQUENCE public.s CACHE 1;

-- go on counting b.id after its last value
-- lock: None
SELECT pg_catalog.setval('public.s'::regclass, pg_catalog.max(id)) FROM public.b HAVING pg_catalog.max(id) >= 1 AND pg_catalog.max(id) > (SELECT s.last_value FROM public.s s);
