-- The other sessions that are connected to a database, and the prepared transactions in it.
select a.pid, null as prepared, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_stat_activity a
where a.datname = $database
  and a.pid <> pg_catalog.pg_backend_pid()
  -- Hidden where the role may not see what the session does; the server's own workers have no user, and end by
  -- themselves.
  and coalesce(a.backend_type, 'client backend') = 'client backend'
  and a.usesysid is not null
union all
select 0, x.gid, x.owner, null, 'none', null, to_char(x.prepared, 'YYYY-MM-DD HH24:MI:SS TZ')
from pg_catalog.pg_prepared_xacts x
where x.database = $database
order by 1, 2
