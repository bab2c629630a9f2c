select m.version as name, m.applied_at,
       pg_catalog.to_char(pg_catalog.to_timestamp(m.applied_at), 'YYYY-MM-DD HH24:MI:SS TZ') as shown
from public.seaql_migrations m
order by m.applied_at, m.version
