-- Roles whose members reach files and programs of the server, and which of them the session's role is.
select r.rolname as name
from pg_catalog.pg_roles r
where r.rolname in ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program', 'pg_signal_backend')
  and pg_catalog.pg_has_role(r.oid, 'usage')
order by 1
