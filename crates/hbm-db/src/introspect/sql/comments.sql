-- What is said of objects: of all, or of those that the condition lets through.
select pg_catalog.json_agg(pg_catalog.json_build_array(d.classoid::bigint, d.objoid::bigint, d.objsubid, d.description))
from pg_catalog.pg_description d
where (d.objoid >= 16384 or d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass)
  and $objects
