-- The sessions, and the prepared transactions, that hold locks on tables of the namespaces; where $namespaces is null, those
-- that hold a lock, on whatever relation, which nobody can read it under.
with held as (
    select l.pid, l.virtualtransaction
    from pg_catalog.pg_locks l
    left join pg_catalog.pg_class c on c.oid = l.relation
    left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where l.granted
      and l.locktype = 'relation'
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and case when $namespaces is null then l.mode = 'AccessExclusiveLock'
               else n.nspname = any ($namespaces) end
)
select a.pid, null as prepared, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.pid in (select h.pid from held h)
  and a.pid <> pg_catalog.pg_backend_pid()
  and ($namespaces is null or a.backend_type = 'client backend')
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
