select 0::bigint as class,
       0::bigint as oid,
       array[m.nspname, 'one'] as path,
       pg_catalog.json_build_object() as facts
from managed m
where false
