-- Archiving fails where the last failure is younger than the last success; the figure is the time since that success. Where
-- archiving is on and nothing says how, nothing fails, and WAL accumulates as well.
with measured (last_archived_wal, last_archived_time, last_failed_wal, last_failed_time, failed_count, stats_reset, started,
               is_on, is_said) as (
    select a.last_archived_wal, a.last_archived_time, a.last_failed_wal, a.last_failed_time, a.failed_count, a.stats_reset,
           pg_catalog.pg_postmaster_start_time() as started,
           (pg_catalog.current_setting('archive_mode') = 'always'
               or pg_catalog.current_setting('archive_mode') = 'on' and not pg_catalog.pg_is_in_recovery()) as is_on,
           (select pg_catalog.count(*) from pg_catalog.pg_settings s
            where s.name in ('archive_command', 'archive_library') and s.setting <> '' and s.setting <> '(disabled)') > 0 as is_said
    from pg_catalog.pg_stat_archiver a
),
found as (
    select m.*, m.last_failed_time > coalesce(m.last_archived_time, '-infinity') as fails,
           extract(epoch from pg_catalog.clock_timestamp()
               - coalesce(m.last_archived_time, greatest(m.stats_reset, m.started)))::double precision as figure
    from measured m
    where m.is_on
)
select null::text as object, f.figure as figure,
       pg_catalog.format('%s since %s',
           case when f.fails then 'fails' else 'nothing archived' end,
           case when f.figure < 120 then pg_catalog.format('%s s', pg_catalog.floor(f.figure))
                when f.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(f.figure / 60))
                when f.figure < 172800 then pg_catalog.format('%s h', pg_catalog.floor(f.figure / 3600))
                else pg_catalog.format('%s days', pg_catalog.floor(f.figure / 86400)) end) as shown,
       (case when f.fails then pg_catalog.format('%s cannot be archived; last success: %s', f.last_failed_wal,
                                                 coalesce(f.last_archived_wal, 'none'))
             else 'archive_mode is on, and neither archive_command nor archive_library is set' end)::text as detail,
       -- What the command is to be, and why it fails, is in the log of the server.
       null::text as mend,
       null::text as hidden
from found f
where f.fails or not f.is_said
