-- B-tree indexes that are not unique, whose columns are the first ones of another index on the same table, with the same operator
-- classes, collations, order, and condition. INCLUDE of the longer one does no harm.
with indexes as materialized (
    select i.indexrelid, i.indrelid, i.indisunique, i.indisreplident, i.indisclustered, i.indnatts, i.indnkeyatts, i.indexprs is not null as has_expressions,
           i.indkey::text as key, i.indclass::text as class, i.indcollation::text as collation, i.indoption::text as option,
           coalesce(pg_catalog.regexp_replace(i.indpred::text, ':location -?\d+', '', 'g'), '') as condition,
           c.relname, c.relnamespace, c.relkind, c.relpages, c.relispartition
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relam = (select a.oid from pg_catalog.pg_am a where a.amname = 'btree')
    join pg_catalog.pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'm', 'p')
    where i.indisvalid
      and t.relnamespace not in (select n.oid from pg_catalog.pg_namespace n where n.nspname in ('pg_catalog', 'pg_toast', 'information_schema'))
),
found as (
    select s.*, pg_catalog.min(l.indexrelid) as longer
    from indexes s
    join indexes l on l.indrelid = s.indrelid and l.indexrelid <> s.indexrelid
        and l.key like s.key || ' %'
        and (l.class || ' ') like s.class || ' %' and (l.collation || ' ') like s.collation || ' %'
        and (l.option || ' ') like s.option || ' %' and l.condition = s.condition
    where not s.indisunique and not s.indisreplident and not s.relispartition and not s.has_expressions and s.indnatts = s.indnkeyatts
    group by s.indexrelid, s.indrelid, s.indisunique, s.indisreplident, s.indisclustered, s.indnatts, s.indnkeyatts, s.has_expressions,
             s.key, s.class, s.collation, s.option, s.condition, s.relname, s.relnamespace, s.relkind, s.relpages, s.relispartition
)
select pg_catalog.format('%I.%I', n.nspname, f.relname) as object,
       (greatest(f.relpages, 1)::bigint * pg_catalog.current_setting('block_size')::bigint)::double precision as figure,
       pg_catalog.pg_size_pretty(greatest(f.relpages, 1)::bigint * pg_catalog.current_setting('block_size')::bigint) as shown,
       pg_catalog.format('%I on %I.%I begins with the same columns, and has %s', l.relname, m.nspname, t.relname,
                         pg_catalog.pg_size_pretty(greatest(l.relpages, 1)::bigint * pg_catalog.current_setting('block_size')::bigint)) as detail,
       pg_catalog.format('DROP INDEX %s%I.%I', case when f.relkind = 'i' then 'CONCURRENTLY ' end, n.nspname, f.relname) as mend,
       null::text as hidden
from found f
join pg_catalog.pg_namespace n on n.oid = f.relnamespace
join pg_catalog.pg_class t on t.oid = f.indrelid
join pg_catalog.pg_namespace m on m.oid = t.relnamespace
join pg_catalog.pg_class l on l.oid = f.longer
order by 2 desc, 1
limit 100
