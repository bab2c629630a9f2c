-- The rows of every table, counted: what a history of migrations has put there.
select c.oid::pg_catalog.regclass::text as table,
       (pg_catalog.xpath('/row/n/text()', pg_catalog.query_to_xml(
           pg_catalog.format('select count(*) as n from %I.%I', n.nspname, c.relname), false, true, '')))[1]::text::int8 as rows
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and n.nspname not in ('pg_catalog', 'information_schema', 'hbm_db')
  and n.nspname not like 'pg\_%'
  and c.relname <> 'seaql_migrations'
order by 1
