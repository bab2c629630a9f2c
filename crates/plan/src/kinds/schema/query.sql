select 'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       n.oid::bigint as oid,
       array[n.nspname] as path,
       pg_catalog.pg_get_userbyid(n.nspowner) as owner,
       n.nspacl as acl
from managed m
join pg_catalog.pg_namespace n on n.oid = m.oid
