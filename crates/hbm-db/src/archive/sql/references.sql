-- The foreign keys that refer to one of these tables. Those of partitions are of their parents.
select c.conname as name, n.nspname as namespace, t.relname as table, t.relkind = 'p' as partitioned,
       m.nspname as to_namespace, f.relname as to_table,
       array(select a.attname from pg_catalog.unnest(c.conkey) with ordinality as k (attnum, place)
             join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.place) as columns,
       array(select a.attname from pg_catalog.unnest(c.confkey) with ordinality as k (attnum, place)
             join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.place) as to_columns
from pg_catalog.pg_constraint c
join pg_catalog.pg_class t on t.oid = c.conrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
join pg_catalog.pg_class f on f.oid = c.confrelid
join pg_catalog.pg_namespace m on m.oid = f.relnamespace
where c.contype = 'f' and c.conparentid = 0
  and c.confrelid in (select pg_catalog.to_regclass(x)::pg_catalog.oid from pg_catalog.unnest($tables::pg_catalog.text[]) x)
order by n.nspname, t.relname, c.conname
