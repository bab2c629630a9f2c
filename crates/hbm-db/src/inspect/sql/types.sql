select t.oid::pg_catalog.int8 as oid,
       pg_catalog.regexp_replace(pg_catalog.format_type(t.oid, -1), '^public\.', '') as name,
       t.typcategory = 'N' as number
from pg_catalog.pg_type t
where t.oid = any ($oids)
