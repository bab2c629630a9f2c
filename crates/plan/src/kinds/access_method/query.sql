select 'pg_catalog.pg_am'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       a.oid::bigint as oid,
       array[a.amname] as path,
       pg_catalog.json_build_object(
           'type', case a.amtype when 't' then 'TABLE' else 'INDEX' end,
           'handler', a.amhandler::pg_catalog.regproc::pg_catalog.text
       ) as facts
from pg_catalog.pg_am a
where a.oid >= 16384
  and a.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_am'::pg_catalog.regclass)
