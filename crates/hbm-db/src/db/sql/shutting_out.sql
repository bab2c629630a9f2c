-- The sessions, and the prepared transactions, that hold a lock which nobody can read a relation under.
with held as (
    select l.pid, l.virtualtransaction
    from pg_catalog.pg_locks l
    where l.granted
      and l.locktype = 'relation'
      and l.mode = 'AccessExclusiveLock'
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
)
select a.pid, null as prepared, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.pid in (select h.pid from held h)
  and a.pid <> pg_catalog.pg_backend_pid()
union all
select 0, x.gid, x.owner, null, 'none', null, to_char(x.prepared, 'YYYY-MM-DD HH24:MI:SS TZ')
from pg_catalog.pg_prepared_xacts x
where exists (
    select
    from held h
    join pg_catalog.pg_locks own using (virtualtransaction)
    where h.pid is null and own.pid is null and own.transactionid = x.transaction
)
order by 1, 2
