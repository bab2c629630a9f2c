select case when pg_catalog.has_database_privilege(pg_catalog.current_database(), 'connect')
            then pg_catalog.pg_database_size(pg_catalog.current_database()) end as size,
       (select pg_catalog.sum(d.numbackends) from pg_catalog.pg_stat_database d) as used,
       pg_catalog.current_setting('max_connections')::int as max
