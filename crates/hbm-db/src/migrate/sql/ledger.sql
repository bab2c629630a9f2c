-- Which of the two tables of migrations are there, and whether this role may read them.
select pg_catalog.format('%s.%s', n.nspname, c.relname) as table,
       pg_catalog.has_schema_privilege(n.oid, 'usage')
           and pg_catalog.has_table_privilege(c.oid, 'select') as readable
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and (n.nspname, c.relname) in (('public', 'seaql_migrations'), ('hbm_db', 'migrations'))
