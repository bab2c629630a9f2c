-- Indexes without a scan since statistics are counted, which has to be a week at least: since they were reset, or, where they
-- never were, since the server was started, as a crash clears them. Left out are those that do something else: unique ones, those
-- of constraints, those that begin with the columns of a foreign key, the identity of replication; and those of partitions, which
-- go with that of the partitioned table.
with measured (since) as (
    select coalesce(d.stats_reset, pg_catalog.pg_postmaster_start_time())
    from pg_catalog.pg_stat_database d
    where d.datname = pg_catalog.current_database()
),
found as (
    select n.nspname, c.relname, m.nspname as table_schema, t.relname as table_name,
           c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint as bytes
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i' and not c.relispartition
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'm')
    join pg_catalog.pg_namespace m on m.oid = t.relnamespace
    where i.indisvalid and not i.indisunique and not i.indisexclusion and not i.indisreplident
      and c.relpages >= 128
      and m.nspname not in ('pg_catalog', 'pg_toast', 'information_schema')
      and pg_catalog.pg_stat_get_numscans(i.indexrelid) = 0
      and not exists (select from pg_catalog.pg_constraint f
                      where f.contype = 'f' and f.conrelid = i.indrelid and i.indkey[0] = any (f.conkey))
)
select pg_catalog.format('%I.%I', f.nspname, f.relname) as object, f.bytes::double precision as figure,
       pg_catalog.pg_size_pretty(f.bytes) as shown,
       pg_catalog.format('on %I.%I; counted since %s%s', f.table_schema, f.table_name, s.since::date,
                         case when pg_catalog.pg_is_in_recovery() then ', on this standby only' end) as detail,
       pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', f.nspname, f.relname) as mend,
       null::text as hidden
from found f
cross join measured s
where s.since < pg_catalog.now() - interval '7 days'
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('whether %s indexes are used: statistics are counted since %s, which is less than a week', pg_catalog.count(*),
                         pg_catalog.date_trunc('second', pg_catalog.min(s.since)))
from found f
cross join measured s
where s.since >= pg_catalog.now() - interval '7 days'
having pg_catalog.count(*) > 0
order by 2 desc nulls last, 1
limit 100
