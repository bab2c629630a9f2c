-- Every table and index of the database, with the work that is not done yet. The counts of the statistics say since when a table is
-- unchanged; what was worked on longest ago comes first, and of indexes the one that was built first. So a rerun goes on.
with tables as (
    select c.oid, c.relkind, c.relispartition, pg_catalog.format('%I.%I', n.nspname, c.relname) as object,
           pg_catalog.pg_stat_get_dead_tuples(c.oid) as dead, pg_catalog.pg_stat_get_ins_since_vacuum(c.oid) as inserted,
           pg_catalog.pg_stat_get_mod_since_analyze(c.oid) as changed,
           greatest(pg_catalog.pg_stat_get_last_vacuum_time(c.oid), pg_catalog.pg_stat_get_last_autovacuum_time(c.oid)) as vacuumed,
           greatest(pg_catalog.pg_stat_get_last_analyze_time(c.oid), pg_catalog.pg_stat_get_last_autoanalyze_time(c.oid)) as analyzed
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm', 'p') and c.relpersistence <> 't'
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
)
select 'vacuum' as action, t.object, coalesce('last vacuumed ' || pg_catalog.date_trunc('second', t.vacuumed)::text, 'never vacuumed') as why,
       1 as turn, t.vacuumed as since, t.oid::bigint as number
from tables t
where t.relkind <> 'p' and (t.vacuumed is null or t.dead > 0 or t.inserted > 0)
union all
-- ANALYZE of a partitioned table is that of its partitions, too.
select 'analyze', t.object, coalesce('last analyzed ' || pg_catalog.date_trunc('second', t.analyzed)::text, 'never analyzed'),
       2, t.analyzed, t.oid::bigint
from tables t
where not t.relispartition
  and (t.analyzed is null or t.changed > 0
       or t.relkind = 'p' and exists (select from pg_catalog.pg_partition_tree(t.oid) p join tables l on l.oid = p.relid
                                      where l.relkind <> 'p' and (l.changed > 0 or l.analyzed is null)))
union all
select 'reindex', pg_catalog.format('%I.%I', n.nspname, c.relname), 'every index', 3, null, c.oid::bigint
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join tables t on t.oid = i.indrelid
where i.indisvalid and i.indisready and i.indislive
order by turn, since nulls first, number
