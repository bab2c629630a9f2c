-- NOT NULL rows (contype n, from PostgreSQL 18 on) are a fact of the column.
select r.namespace,
       r.name as "table",
       k.conname as name,
       k.contype as kind,
       pg_catalog.pg_get_constraintdef(k.oid) as definition,
       coalesce((select pg_catalog.array_agg(a.attname order by u.place)
                 from pg_catalog.unnest(k.conkey) with ordinality u (attnum, place)
                 join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum),
                '{}') as columns,
       fn.nspname as foreign_namespace,
       f.relname as foreign_table,
       (select pg_catalog.array_agg(a.attname order by u.place)
        from pg_catalog.unnest(k.confkey) with ordinality u (attnum, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) as foreign_columns,
       k.condeferrable as deferrable
from relations r
join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype in ('p', 'u', 'c', 'x', 'f')
                                  -- A key that points at a partitioned table has a row for each partition, too.
                                  and k.conparentid = 0
left join pg_catalog.pg_class f on f.oid = nullif(k.confrelid, 0)
left join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
order by 1, 2, 3
