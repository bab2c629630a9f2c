-- What there is to say of a database that answers. The size is hidden from a role that may not connect.
select pg_catalog.current_database() as name,
       current_user as "user",
       pg_catalog.current_setting('server_version') as version,
       s.bytes,
       coalesce(pg_catalog.pg_size_pretty(s.bytes), 'hidden') as size,
       pg_catalog.to_char(pg_catalog.clock_timestamp() at time zone 'UTC',
                          'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') as "now",
       (select pg_catalog.sum(d.numbackends) from pg_catalog.pg_stat_database d) as active,
       pg_catalog.current_setting('max_connections')::int as max
from (select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
                  then pg_catalog.pg_database_size(pg_catalog.current_database()) end as bytes) s
