-- The sessions that a backend waits for.
select a.pid, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.pid = any (pg_catalog.pg_blocking_pids($pid))
order by 1
