select (select c.system_identifier::pg_catalog.text from pg_catalog.pg_control_system() c) as system,
       pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')) as segment_size,
       pg_catalog.current_setting('archive_mode') <> 'off' as archiving,
       array(select t.spcname from pg_catalog.pg_tablespace t
             where t.spcname not in ('pg_default', 'pg_global') order by 1) as tablespaces
