select 'pg_catalog.pg_conversion'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[m.nspname, c.conname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'default', nullif(c.condefault, false),
           'source', pg_catalog.pg_encoding_to_char(c.conforencoding),
           'target', pg_catalog.pg_encoding_to_char(c.contoencoding),
           'function', c.conproc::pg_catalog.regproc::pg_catalog.text
       )) as facts,
       pg_catalog.pg_get_userbyid(c.conowner) as owner
from pg_catalog.pg_conversion c
join managed m on m.oid = c.connamespace
where c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_conversion'::pg_catalog.regclass)
