-- Who holds a lock on the table that keeps VACUUM, ANALYZE and REINDEX CONCURRENTLY out: SHARE UPDATE EXCLUSIVE, or a stronger one.
with held as (
    select l.pid, l.virtualtransaction
    from pg_catalog.pg_locks l
    where l.granted and l.locktype = 'relation' and l.relation = pg_catalog.to_regclass($table)::pg_catalog.oid
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
      and l.mode in ('ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
)
select a.pid, null as prepared, a.usename as user, a.application_name as application,
       coalesce(pg_catalog.host(a.client_addr), 'local') as client, a.state,
       pg_catalog.to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.pid in (select h.pid from held h) and a.pid <> pg_catalog.pg_backend_pid()
union all
select 0, x.gid, x.owner::text, null, 'none', null, pg_catalog.to_char(x.prepared, 'YYYY-MM-DD HH24:MI:SS TZ')
from pg_catalog.pg_prepared_xacts x
where exists (select from held h
              join pg_catalog.pg_locks own on own.virtualtransaction = h.virtualtransaction
              where h.pid is null and own.pid is null and own.transactionid = x.transaction)
order by 1, 2
