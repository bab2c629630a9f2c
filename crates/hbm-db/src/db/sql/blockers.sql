select distinct a.pid, a.usename as user, a.application_name as application,
       coalesce(host(a.client_addr), 'local') as client, a.state,
       to_char(coalesce(a.xact_start, a.backend_start), 'YYYY-MM-DD HH24:MI:SS TZ') as since
from pg_catalog.pg_locks l
join pg_catalog.pg_class c on c.oid = l.relation
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_stat_activity a on a.pid = l.pid
where l.granted
  and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
  and n.nspname = any ($namespaces::text[])
  and a.pid <> pg_catalog.pg_backend_pid()
  and a.backend_type = 'client backend'
order by 1
