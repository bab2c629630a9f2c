-- The checkpoints of this database; what is known of each stands in its comment.
select d.datname as database,
       pg_catalog.substr(d.datname, pg_catalog.length($prefix) + 1) as name,
       coalesce(pg_catalog.shobj_description(d.oid, 'pg_database'), '') as comment
from pg_catalog.pg_database d
where pg_catalog.starts_with(d.datname, $prefix)
order by 2
