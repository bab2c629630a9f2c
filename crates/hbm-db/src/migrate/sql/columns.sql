-- Every table and column by what PostgreSQL itself tells them apart by: a rename keeps both numbers.
select c.oid::pg_catalog.int8 as relation, n.nspname as namespace, c.relname as name,
       coalesce(a.attnum, 0) as number, a.attname as column,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as data_type,
       exists (select from pg_catalog.pg_type t
               where t.typtype = 'e' and (t.oid = a.atttypid or t.typarray = a.atttypid)) as enumeration
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relkind in ('r', 'p')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'hbm_db')
  and n.nspname not like 'pg\_temp\_%'
  and c.relname <> 'seaql_migrations'
