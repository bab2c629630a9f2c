-- set sequence t_id_seq aside
-- lock: None
ALTER SEQUENCE public.t_id_seq RENAME TO hbm_db_numbers_1;

-- create sequence t_id_seq
-- lock: None
CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 CACHE 1 NO CYCLE;

-- go on counting t.id where it was
-- lock: None
SELECT pg_catalog.setval('public.t_id_seq'::regclass, last_value, is_called) FROM public.hbm_db_numbers_1;

-- drop the identity of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;

-- set the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass);

-- give sequence t_id_seq to the owner of t
-- lock: None
DO $do$ BEGIN EXECUTE (SELECT 'ALTER SEQUENCE public.t_id_seq OWNER TO ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.relowner)) FROM pg_catalog.pg_class c WHERE c.oid = 'public.t'::pg_catalog.regclass); END $do$;

-- set the owner of sequence t_id_seq
-- lock: None
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;

-- let who may insert into t use sequence t_id_seq
-- lock: None
DO $do$ DECLARE grantee pg_catalog.text; BEGIN FOR grantee IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END FROM (SELECT c.relacl FROM pg_catalog.pg_class c WHERE c.oid = 'public.t'::pg_catalog.regclass UNION ALL SELECT t.attacl FROM pg_catalog.pg_attribute t WHERE t.attrelid = 'public.t'::pg_catalog.regclass) g (acl), pg_catalog.aclexplode(g.acl) a WHERE a.privilege_type = 'INSERT' LOOP EXECUTE 'GRANT USAGE ON SEQUENCE public.t_id_seq TO ' || grantee; END LOOP; END $do$;
