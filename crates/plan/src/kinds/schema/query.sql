select 'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       n.oid::bigint as oid,
       array[n.nspname] as path,
       -- As initdb made it, which is not the same in all versions.
       case when n.nspacl = i.initprivs then pg_catalog.json_build_object('initial', true) end as aside,
       pg_catalog.pg_get_userbyid(n.nspowner) as owner,
       n.nspacl as acl
from managed m
join pg_catalog.pg_namespace n on n.oid = m.oid
left join pg_catalog.pg_init_privs i
    on i.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and i.objoid = n.oid and i.objsubid = 0
