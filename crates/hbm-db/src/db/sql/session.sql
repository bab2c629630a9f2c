-- Who the server is. Nothing is set here: a pooler may be in between. A server on Linux can look after its client
-- (client_connection_check_interval: PostgreSQL 14).
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
    'checks_client', pg_catalog.version() like '%linux%',
    'direct', pg_catalog.current_setting('hbm_db.direct', true) is not distinct from $token
)::text
from pg_catalog.pg_roles r, pg_catalog.pg_database d
where r.rolname = current_user and d.datname = pg_catalog.current_database();
