-- Since these statistics were reset. CHECKPOINT, base backups, and CREATE DATABASE request checkpoints, too: it was WAL only
-- where about as much was written from one to the next as max_wal_size allows.
with measured (timed, requested, since, wal) as (
    select
--before 17 b.checkpoints_timed, b.checkpoints_req, b.stats_reset,
--since 17  b.num_timed, b.num_requested, b.stats_reset,
           w.wal_bytes
--before 17 from pg_catalog.pg_stat_bgwriter b
--since 17  from pg_catalog.pg_stat_checkpointer b
    cross join pg_catalog.pg_stat_wal w
)
select null::text as object,
       (100.0 * m.requested / (m.timed + m.requested))::double precision as figure,
       pg_catalog.format('%s %% of %s', pg_catalog.round(100.0 * m.requested / (m.timed + m.requested), 0), m.timed + m.requested) as shown,
       pg_catalog.format('since %s; max_wal_size is %s', pg_catalog.date_trunc('second', m.since),
                         pg_catalog.current_setting('max_wal_size')) as detail,
       (select pg_catalog.format('ALTER SYSTEM SET max_wal_size = ''%sMB''; SELECT pg_reload_conf()', s.setting::bigint * 2)
        from pg_catalog.pg_settings s where s.name = 'max_wal_size')::text as mend,
       null::text as hidden
from measured m
where not pg_catalog.pg_is_in_recovery()
  and m.requested >= 10 and m.requested * 3 >= m.timed + m.requested
  and m.wal / (m.timed + m.requested) >=
      (select s.setting::bigint * 1048576 / 5 from pg_catalog.pg_settings s where s.name = 'max_wal_size')
