select 'pg_catalog.pg_foreign_server'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       s.oid::bigint as oid,
       array[s.srvname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'wrapper', w.fdwname,
           'type', s.srvtype,
           'version', s.srvversion,
           'options', (select pg_catalog.array_agg(o order by o collate pg_catalog."C")
                       from pg_catalog.unnest(s.srvoptions) o))) as facts,
       pg_catalog.pg_get_userbyid(s.srvowner) as owner,
       s.srvacl as acl
from pg_catalog.pg_foreign_server s
join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
where s.oid >= 16384
  and s.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_foreign_server'::pg_catalog.regclass)
