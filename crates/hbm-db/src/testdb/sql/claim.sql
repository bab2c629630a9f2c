-- A ready instance of a template that nobody uses, and its lock.
with ready as materialized (
  select d.datname as name, ('x' || pg_catalog.left(pg_catalog.right(d.datname::text, 12), 8))::bit(32)::integer as number
  from pg_catalog.pg_database d
  where d.datname like $pattern
    and pg_catalog.pg_has_role(d.datdba, 'usage')
    and pg_catalog.shobj_description(d.oid, 'pg_database') like '%hbm\_db\_test\_ready%'
)
select r.name::text
from ready r
where pg_catalog.pg_try_advisory_lock($class, r.number)
limit 1
