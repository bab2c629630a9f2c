-- Bytes a day since the statistics of this database were reset, from one day on. Where they never were, nothing says since when
-- they are counted.
with measured (files, bytes, since) as (
    select d.temp_files, d.temp_bytes, d.stats_reset
    from pg_catalog.pg_stat_database d
    where d.datname = pg_catalog.current_database()
),
rate as (
    select m.*, (m.bytes / nullif(extract(epoch from pg_catalog.now() - m.since)::double precision / 86400, 0)) as a_day
    from measured m
)
select null::text as object, r.a_day as figure,
       (pg_catalog.pg_size_pretty(r.a_day::bigint) || ' a day')::text as shown,
       pg_catalog.format('%s files, %s each; work_mem is %s', r.files, pg_catalog.pg_size_pretty(r.bytes / greatest(r.files, 1)),
                         pg_catalog.current_setting('work_mem')) as detail,
       'ALTER SYSTEM SET log_temp_files = ''64MB''; SELECT pg_reload_conf()'::text as mend,
       null::text as hidden
from rate r
where r.since < pg_catalog.now() - interval '1 day' and r.a_day >= 1073741824
union all
select null::text, null::double precision, null::text,
       pg_catalog.format('%s of temporary files in all', pg_catalog.pg_size_pretty(r.bytes)), null::text,
       'temporary files a day: nothing says since when they are counted: SELECT pg_stat_reset() starts anew'::text
from rate r
where r.since is null and r.bytes >= 10737418240
