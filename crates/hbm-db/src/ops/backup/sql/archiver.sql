-- What the archiver does. archive_library: PostgreSQL 15.
select pg_catalog.current_setting('wal_level') as wal_level,
       pg_catalog.current_setting('archive_mode') as archive_mode,
       coalesce(pg_catalog.current_setting('archive_command', true), '') not in ('', '(disabled)')
           or coalesce(pg_catalog.current_setting('archive_library', true), '') <> '' as has_command,
       pg_catalog.pg_size_bytes(pg_catalog.current_setting('wal_segment_size')) as segment_size,
       case when not pg_catalog.pg_is_in_recovery()
            then pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()) end as current,
       s.archived_count as archived,
       s.last_archived_wal as last_archived,
       pg_catalog.to_char(s.last_archived_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_archived_at,
       s.failed_count as failed,
       s.last_failed_wal as last_failed,
       pg_catalog.to_char(s.last_failed_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last_failed_at,
       coalesce(s.last_failed_time > s.last_archived_time, s.last_failed_time is not null) as is_failing
from pg_catalog.pg_stat_archiver s
