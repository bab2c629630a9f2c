-- What is in a schema of our name that has none of our tables: another made it.
select pg_catalog.pg_describe_object(d.classid, d.objid, 0)
from pg_catalog.pg_namespace n
join pg_catalog.pg_depend d
    on d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.refobjid = n.oid and d.deptype = 'n'
where n.nspname = 'hbm_db'
  and not exists (
      select from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = n.oid and c.relkind = 'r'
        and (c.relname, a.attname) in (('environment', 'protected'), ('seeds', 'seed_set'), ('migrations', 'reached_checksum')))
order by 1
limit 10
