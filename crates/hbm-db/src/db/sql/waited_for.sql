-- The sessions, and the prepared transactions, that a backend waits for.
select a.pid, null as prepared, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.pid = any (pg_catalog.pg_blocking_pids($pid))
union all
select distinct 0, x.gid, x.owner::text, null, 'none', null, to_char(x.prepared, 'YYYY-MM-DD HH24:MI:SS TZ')
from pg_catalog.pg_locks w
join pg_catalog.pg_locks l on l.pid is null and l.granted
  and (l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid, l.classid, l.objid, l.objsubid)
      is not distinct from
      (w.locktype, w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid, w.classid, w.objid, w.objsubid)
join pg_catalog.pg_locks own on own.pid is null and own.virtualtransaction = l.virtualtransaction
join pg_catalog.pg_prepared_xacts x on x.transaction = own.transactionid
where w.pid = $pid and not w.granted
  and 0 = any (pg_catalog.pg_blocking_pids($pid))
order by 1, 2
