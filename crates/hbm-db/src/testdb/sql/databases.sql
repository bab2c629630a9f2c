-- Databases called as those for tests are, which this role may drop.
select d.datname as name, d.datconnlimit as mark, not d.datallowconn as sealed,
       pg_catalog.shobj_description(d.oid, 'pg_database') as comment
from pg_catalog.pg_database d
where d.datname like $pattern
  and pg_catalog.pg_has_role(d.datdba, 'usage')
order by d.datname
