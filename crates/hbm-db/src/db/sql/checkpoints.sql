-- Databases called like checkpoints of this one, with their comments.
select d.datname as database, d.oid::bigint as number,
       coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '') as comment
from pg_catalog.pg_database d
where pg_catalog.starts_with(d.datname, $prefix)
  -- Its dropping was broken off.
  and d.datconnlimit <> -2
order by 1
