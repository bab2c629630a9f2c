-- Tables of a thousand rows or more that were never analyzed, which pg_class knows, and those with many changes since, by the
-- statistics; a standby does not have these. A partitioned table counts by its partitions.
with counted as (
    select c.oid, c.relnamespace, c.relname, c.relkind, c.reltuples, c.relpages,
           pg_catalog.pg_stat_get_mod_since_analyze(c.oid) as changed, pg_catalog.pg_stat_get_live_tuples(c.oid) as live,
           greatest(pg_catalog.pg_stat_get_last_analyze_time(c.oid), pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid)) as analyzed
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'm') and c.relpersistence <> 't'
),
found as (
    select c.relnamespace, c.relname,
           case when c.reltuples < 0 then 100.0 else least(100.0 * c.changed / greatest(c.reltuples, 1), 1000.0) end as percent,
           case when c.reltuples < 0 then pg_catalog.format('never analyzed, about %s rows', c.live)
                else pg_catalog.format('%s changes since, about %s rows', c.changed, c.reltuples::bigint) end as shown,
           'last analyzed: ' || coalesce(pg_catalog.date_trunc('second', c.analyzed)::text, 'never') as detail
    from counted c
    where c.reltuples < 0 and c.live >= 1000
       or c.reltuples >= 0 and c.changed >= 1000 and c.changed >= 0.3 * c.reltuples
    union all
    select p.relnamespace, p.relname, 100.0, pg_catalog.format('never analyzed, about %s rows', t.rows::bigint),
           'a partitioned table: autovacuum analyzes its partitions only'
    from pg_catalog.pg_class p
    cross join lateral (
        select pg_catalog.sum(greatest(c.reltuples, c.live)) as rows
        from pg_catalog.pg_inherits h join counted c on c.oid = h.inhrelid
        where h.inhparent = p.oid
    ) t
    where p.relkind = 'p' and p.reltuples < 0 and t.rows >= 1000
)
select pg_catalog.format('%I.%I', n.nspname, f.relname) as object,
       f.percent::double precision as figure, f.shown::text as shown, f.detail::text as detail,
       pg_catalog.format('ANALYZE %I.%I', n.nspname, f.relname) as mend,
       null::text as hidden
from found f
join pg_catalog.pg_namespace n on n.oid = f.relnamespace
where n.nspname not in ('pg_catalog', 'information_schema')
union all
select null::text, null::double precision, null::text, null::text, null::text,
       'changes since ANALYZE: a standby does not count them; the primary does'::text
where pg_catalog.pg_is_in_recovery()
order by 2 desc nulls last, 1
limit 100
