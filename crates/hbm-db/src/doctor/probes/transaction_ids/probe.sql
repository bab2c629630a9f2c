-- Databases by the age of their oldest unfrozen transaction id, as part of the 2^31 that there are. What keeps VACUUM from
-- freezing is looked up where it is visible: a snapshot, a slot, a prepared transaction.
with measured (database, connects, age) as (
    select d.datname::text as database, d.datallowconn as connects, pg_catalog.age(d.datfrozenxid)::bigint as age
    from pg_catalog.pg_database d
),
held as (
    select h.what, h.age
    from (
        select pg_catalog.format('the snapshot of pid %s', a.pid) as what, pg_catalog.age(a.backend_xmin) as age
        from pg_catalog.pg_stat_activity a
        where a.backend_xmin is not null and a.pid <> pg_catalog.pg_backend_pid()
        union all
        select pg_catalog.format('prepared transaction %L', x.gid), pg_catalog.age(x.transaction)
        from pg_catalog.pg_prepared_xacts x
        union all
        select pg_catalog.format('slot %I', s.slot_name), greatest(pg_catalog.age(s.xmin), pg_catalog.age(s.catalog_xmin))
        from pg_catalog.pg_replication_slots s
        where s.xmin is not null or s.catalog_xmin is not null
    ) h
    order by h.age desc
    limit 1
)
select pg_catalog.format('database %I', m.database) as object,
       (100.0 * m.age / 2147483648)::double precision as figure,
       pg_catalog.format('%s %% of 2147483648', pg_catalog.round(100.0 * m.age / 2147483648, 1)) as shown,
       coalesce((select pg_catalog.format('held back by %s, %s transactions old', h.what, h.age)
                 from held h where h.age > 10000000),
                case when not m.connects then 'takes no connections: autovacuum freezes it'
                     when m.database <> pg_catalog.current_database() then 'the statement is for that database' end)::text as detail,
       (case when m.connects then 'VACUUM (FREEZE, VERBOSE)' end)::text as mend,
       null::text as hidden
from measured m
where m.age >= 0.2 * 2147483648
order by 2 desc, 1
limit 100
