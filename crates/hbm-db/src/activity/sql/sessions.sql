-- Sessions, the longest in its transaction first. pg_locks shows every role which processes wait, so that pg_blocking_pids, which
-- holds up every lock of the server for a moment, is asked once for each that waits and for no other.
with waiting as materialized (
    select l.pid, pg_catalog.min(l.waitstart) as since
    from pg_catalog.pg_locks l
    where not l.granted and l.pid is not null
    group by l.pid
),
blocked as materialized (
    select w.pid, w.since, pg_catalog.pg_blocking_pids(w.pid) as by
    from waiting w
),
-- What a prepared transaction holds has no process: pg_blocking_pids has 0 for it. Each holds a lock on its own number, too, by
-- which it is known.
held as materialized (
    select distinct b.pid, x.gid
    from blocked b
    join pg_catalog.pg_locks w on w.pid = b.pid and not w.granted
    join pg_catalog.pg_locks l on l.pid is null and l.granted
        and (l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid, l.objsubid)
            is not distinct from
            (w.locktype, w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid, w.classid, w.objid, w.objsubid)
    join pg_catalog.pg_locks n on n.pid is null and n.locktype = 'transactionid' and n.virtualtransaction = l.virtualtransaction
    join pg_catalog.pg_prepared_xacts x on x.transaction = n.transactionid
    where 0 = any (b.by)
)
select a.pid, a.datname as database, a.usename as user, a.application_name as application,
       case when a.backend_type is null then null else coalesce(pg_catalog.host(a.client_addr), 'local') end as client,
       coalesce(a.backend_type, case when a.usesysid is null then 'server process' end) as kind,
       a.state, a.wait_event_type, a.wait_event,
       extract(epoch from pg_catalog.clock_timestamp() - a.backend_start)::pg_catalog.float8 as connected,
       extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.float8 as in_transaction,
       extract(epoch from pg_catalog.clock_timestamp() - a.state_change)::pg_catalog.float8 as in_state,
       case when b.pid is not null
            then greatest(extract(epoch from pg_catalog.clock_timestamp() - b.since), 0)::pg_catalog.float8 end as waits,
       array(select distinct p from pg_catalog.unnest(b.by) p where p <> 0 order by 1) as blocked_by,
       array(select h.gid from held h where h.pid = b.pid order by 1) as blocked_by_prepared,
       $hidden as hidden,
       case when not $hidden then pg_catalog.left(a.query, 1000) end as query
from pg_catalog.pg_stat_activity a
left join blocked b on b.pid = a.pid
where a.pid <> pg_catalog.pg_backend_pid()
  -- Processes of the server are here where they hold somebody up, or wait.
  and (a.backend_type is null and a.usesysid is not null and a.datid is not null
       or a.backend_type in ('client backend', 'walsender')
       or b.pid is not null
       or exists (select from blocked o where a.pid = any (o.by)))
order by a.xact_start nulls last, a.state is not distinct from 'idle', a.backend_start, a.pid
