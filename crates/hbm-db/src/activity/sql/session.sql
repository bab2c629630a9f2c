-- One session, by the number of its process. What a role may not see of it is null.
select a.pid, a.datname as database, a.usename as user, a.application_name as application,
       coalesce(a.backend_type, case when a.usesysid is null then 'server process' end) as kind, a.state,
       a.backend_start::pg_catalog.text as started, a.query_start::pg_catalog.text as query_started,
       a.pid = pg_catalog.pg_backend_pid() as own,
       a.datname is not distinct from pg_catalog.current_database() as here
from pg_catalog.pg_stat_activity a
where a.pid = $pid
