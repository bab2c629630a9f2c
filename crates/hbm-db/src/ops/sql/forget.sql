-- The statements that forget which rows were loaded and which migrations ran, of the tables that are there.
select pg_catalog.format('delete from %I.%I', n.nspname, c.relname)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relname = 'seaql_migrations' and c.relkind = 'r'
   or n.nspname = 'hbm_db'
  and (c.relname in ('migrations', 'adopted')
       or c.relname = 'seeds' and pg_catalog.has_schema_privilege(n.oid, 'usage')
          and pg_catalog.has_table_privilege(c.oid, 'select'))
