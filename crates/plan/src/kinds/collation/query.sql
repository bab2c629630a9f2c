select 'pg_catalog.pg_collation'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[m.nspname, c.collname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'provider', case c.collprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' end,
           'nondeterministic', nullif(not c.collisdeterministic, false),
           'lc_collate', case c.collprovider when 'c' then c.collcollate end,
           'lc_ctype', case c.collprovider when 'c' then c.collctype end,
--since 16            'rules', c.collicurules,
--before 15            'locale', case c.collprovider when 'i' then c.collcollate end
--since 15            'locale', coalesce(pg_catalog.to_jsonb(c) ->> 'colllocale', pg_catalog.to_jsonb(c) ->> 'colliculocale')
       )) as facts,
       pg_catalog.pg_get_userbyid(c.collowner) as owner
from pg_catalog.pg_collation c
join managed m on m.oid = c.collnamespace
where c.collencoding in (-1, (select d.encoding from pg_catalog.pg_database d
                              where d.datname = pg_catalog.current_database()))
  and c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_collation'::pg_catalog.regclass)
