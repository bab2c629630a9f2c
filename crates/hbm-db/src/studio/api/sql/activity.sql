-- Sessions of people and programs; what a role may not see is null. Those that do something first, the longest before.
select a.pid,
       a.datname as database,
       a.usename as user,
       a.application_name as application,
       coalesce(pg_catalog.host(a.client_addr), 'local') as client,
       a.state,
       a.wait_event_type,
       a.wait_event,
       pg_catalog.pg_blocking_pids(a.pid) as blocked_by,
       extract(epoch from pg_catalog.clock_timestamp() - a.backend_start)::pg_catalog.float8 as connected,
       extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::pg_catalog.float8 as in_transaction,
       extract(epoch from pg_catalog.clock_timestamp() - a.state_change)::pg_catalog.float8 as in_state,
       pg_catalog.left(a.query, 4000) as query,
       a.datname is not distinct from pg_catalog.current_database() as here
from pg_catalog.pg_stat_activity a
where coalesce(a.backend_type, 'client backend') = 'client backend'
  and a.pid <> pg_catalog.pg_backend_pid()
order by a.state is distinct from 'active', a.state is not distinct from 'idle', coalesce(a.xact_start, a.backend_start), a.pid
limit 500
