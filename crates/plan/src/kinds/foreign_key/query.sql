-- A key that points at a partitioned table, or stands on one, has a row for each partition, too: those come with it.
select 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       k.oid::bigint as oid,
       array[r.namespace, r.name, k.conname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           -- What is not validated says so at its end.
           'definition', case when w.waits then pg_catalog.left(w.text, -10) else w.text end,
           'not_valid', nullif(w.waits, false),
           'columns', array(select a.attname
                            from pg_catalog.unnest(k.conkey) with ordinality u (attnum, place)
                            join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum
                            order by u.place),
           'table', array[n.nspname, t.relname],
           'referenced', array(select a.attname
                            from pg_catalog.unnest(k.confkey) with ordinality u (attnum, place)
                            join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum
                            order by u.place),
           'deferrable', k.condeferrable)) as facts
from relations r
join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype = 'f' and k.conparentid = 0
cross join lateral (select d.text, not k.convalidated and pg_catalog.right(d.text, 10) = ' NOT VALID' as waits
                    from pg_catalog.pg_get_constraintdef(k.oid) d (text)) w
join pg_catalog.pg_class t on t.oid = k.confrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
-- What points at a ledger of migrations is left as it is.
where k.confrelid not in (select l.oid from ledgers l)
