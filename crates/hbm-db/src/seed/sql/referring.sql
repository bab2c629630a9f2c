-- The foreign keys that point at the tables, from wherever: who refers, and the columns on both sides.
select case f.relkind when 'p' then '' else 'only ' end || pg_catalog.format('%I.%I', fn.nspname, f.relname) as referring,
       case fn.nspname when 'public' then pg_catalog.quote_ident(f.relname)
                       else pg_catalog.format('%I.%I', fn.nspname, f.relname) end as brief,
       tn.nspname as namespace, t.relname as name,
       (select pg_catalog.json_agg(a.attname order by c.place)
        from pg_catalog.unnest(k.conkey) with ordinality as c (number, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number) as columns,
       (select pg_catalog.json_agg(a.attname order by c.place)
        from pg_catalog.unnest(k.confkey) with ordinality as c (number, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = c.number) as targets
from pg_catalog.pg_constraint k
join pg_catalog.pg_class f on f.oid = k.conrelid
join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
join pg_catalog.pg_class t on t.oid = k.confrelid
join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
-- Those of partitions are the same key once more.
where k.contype = 'f' and k.conparentid = 0
  and pg_catalog.format('%I.%I', tn.nspname, t.relname) = any ($tables::pg_catalog.text[])
order by 1, 3, 4
