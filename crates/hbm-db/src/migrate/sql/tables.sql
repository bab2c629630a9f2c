-- The tables of users.
select pg_catalog.format('%I.%I', n.nspname, c.relname)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and n.nspname not in ('information_schema', 'hbm_db')
  and n.nspname not like 'pg\_%'
  and c.relname <> 'seaql_migrations'
order by 1
