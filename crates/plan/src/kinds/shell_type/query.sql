select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       '{}'::pg_catalog.json as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
where not t.typisdefined
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
