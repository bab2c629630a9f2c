-- Indexes that a broken CREATE, DROP or REINDEX CONCURRENTLY left; REINDEX TABLE leaves one of the long values, too.
select pg_catalog.format('%I.%I', n.nspname, c.relname) as index,
       i.indrelid::pg_catalog.regclass::text as table
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not i.indisvalid
  and c.relkind = 'i'
  and (n.nspname = 'pg_toast' or n.nspname not like 'pg\_%')
order by 1
