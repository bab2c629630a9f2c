select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       pg_catalog.json_build_object('labels', coalesce(e.labels, '{}')) as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner,
       t.typacl as acl
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
left join (select e.enumtypid, pg_catalog.array_agg(e.enumlabel order by e.enumsortorder) as labels
           from pg_catalog.pg_enum e
           group by 1) e on e.enumtypid = t.oid
where t.typtype = 'e'
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
