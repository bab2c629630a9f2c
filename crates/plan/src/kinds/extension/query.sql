select 'pg_catalog.pg_extension'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       e.oid::bigint as oid,
       array[e.extname] as path,
       pg_catalog.json_build_object('schema', n.nspname, 'relocatable', e.extrelocatable) as aside
from pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where e.extname <> 'plpgsql'
