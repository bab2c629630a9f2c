-- Who the server is. A killed client frees its locks within half a second where the server's platform can see it
-- (client_connection_check_interval: PostgreSQL 14 on Linux).
select pg_catalog.json_build_object(
    'version', pg_catalog.current_setting('server_version_num')::int,
    'version_text', pg_catalog.current_setting('server_version'),
    'database', pg_catalog.current_database(),
    'user', current_user,
    'superuser', r.rolsuper,
    'may_create_databases', r.rolsuper or r.rolcreatedb,
    'may_create', pg_catalog.has_database_privilege(d.oid, 'create'),
    'standby', pg_catalog.pg_is_in_recovery(),
    'tls', (select s.version from pg_catalog.pg_stat_ssl s where s.pid = pg_catalog.pg_backend_pid() and s.ssl),
    'encoding', pg_catalog.pg_encoding_to_char(d.encoding),
    'collation', d.datcollate,
    'character_type', d.datctype,
    'checks_client', case
        when pg_catalog.version() like '%linux%' and pg_catalog.current_setting('server_version_num')::int >= 140000
        then pg_catalog.set_config('client_connection_check_interval', '500ms', false) is not null
        else false end,
    'direct', pg_catalog.current_setting('hbm_db.direct', true) is not distinct from 'on'
)::text
from pg_catalog.pg_roles r, pg_catalog.pg_database d
where r.rolname = current_user and d.datname = pg_catalog.current_database();
