-- Indexes that no constraint owns. The head of pg_get_indexdef, up to the table's name, is cut off here,
-- so that indexes compare whatever they and their table are called.
select r.namespace,
       r.name as "table",
       c.relname as name,
       i.indisunique as unique,
       i.indisvalid as valid,
       pg_catalog.substr(
           pg_catalog.pg_get_indexdef(i.indexrelid),
           1 + pg_catalog.length(pg_catalog.format(
               'CREATE %sINDEX %I ON %I.%I ',
               case when i.indisunique then 'UNIQUE ' else '' end, c.relname, r.namespace, r.name))
       ) as definition
from relations r
join pg_catalog.pg_index i on i.indrelid = r.oid
join pg_catalog.pg_class c on c.oid = i.indexrelid
where not exists (select from pg_catalog.pg_constraint k
                  where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
order by 1, 2, 3
