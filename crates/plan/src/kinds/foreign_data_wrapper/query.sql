select 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       w.oid::bigint as oid,
       array[w.fdwname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'handler', nullif(w.fdwhandler::pg_catalog.regproc::pg_catalog.text, '-'),
           'validator', nullif(w.fdwvalidator::pg_catalog.regproc::pg_catalog.text, '-'),
           'options', (select pg_catalog.array_agg(o order by o collate pg_catalog."C")
                       from pg_catalog.unnest(w.fdwoptions) o))) as facts,
       pg_catalog.pg_get_userbyid(w.fdwowner) as owner,
       w.fdwacl as acl
from pg_catalog.pg_foreign_data_wrapper w
where w.oid >= 16384
  and w.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass)
