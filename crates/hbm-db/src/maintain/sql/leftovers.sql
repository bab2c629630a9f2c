-- What a REINDEX CONCURRENTLY that did not end has left on a table.
select pg_catalog.format('%I.%I', n.nspname, c.relname)
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where i.indrelid = pg_catalog.to_regclass($table)::pg_catalog.oid and not (i.indisvalid and i.indisready and i.indislive)
  and c.relname ~ '_cc(new|old)[0-9]*$'
order by 1
