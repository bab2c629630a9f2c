-- create sequence s
-- lock: None
CREATE SEQUENCE public.s AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 CACHE 1 NO CYCLE;

-- set the default of t.id
-- lock: AccessExclusive
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass);

-- let who may insert into t use sequence s
-- lock: None
DO $do$ DECLARE grantee pg_catalog.text; BEGIN FOR grantee IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END FROM (SELECT c.relacl FROM pg_catalog.pg_class c WHERE c.oid = 'public.t'::pg_catalog.regclass UNION ALL SELECT t.attacl FROM pg_catalog.pg_attribute t WHERE t.attrelid = 'public.t'::pg_catalog.regclass) g (acl), pg_catalog.aclexplode(g.acl) a WHERE a.privilege_type = 'INSERT' LOOP EXECUTE 'GRANT USAGE ON SEQUENCE public.s TO ' || grantee; END LOOP; END $do$;

-- go on counting t.id after its last value
-- lock: None
SELECT pg_catalog.setval('public.s'::regclass, pg_catalog.max(id)) FROM public.t HAVING pg_catalog.max(id) >= 1;
