-- On a primary, how far each standby is behind, as the standbys report it; NULL of replay_lag is a standby that has caught up,
-- or a receiver that does not replay. On a standby, the time since the last transaction that it replayed, unless it has replayed
-- all that it received from a primary that it is connected to. A delay that recovery_min_apply_delay asks for does not count.
-- A standby that has replayed no transaction since it was started counts from then.
with measured (object, seconds, detail, mend, is_hidden) as (
    select pg_catalog.format('standby %s', pg_catalog.quote_ident(
               coalesce(nullif(r.application_name, ''), r.client_addr::text, r.pid::text))) as object,
           extract(epoch from coalesce(r.replay_lag, r.flush_lag, r.write_lag, interval '0'))::double precision as seconds,
           pg_catalog.format('%s, %s behind in WAL', r.state, pg_catalog.pg_size_pretty(greatest(pg_catalog.pg_wal_lsn_diff(
               case when not pg_catalog.pg_is_in_recovery() then pg_catalog.pg_current_wal_lsn() end, r.replay_lsn), 0))) as detail,
           null::text as mend,
           r.state is null as is_hidden
    from pg_catalog.pg_stat_replication r
    where r.state is distinct from 'backup'
    union all
    select null,
           case when w.receives and pg_catalog.pg_last_wal_receive_lsn() = pg_catalog.pg_last_wal_replay_lsn() then 0
                else extract(epoch from pg_catalog.clock_timestamp()
                                        - coalesce(pg_catalog.pg_last_xact_replay_timestamp(), pg_catalog.pg_postmaster_start_time()))
                     - (select s.setting::double precision / 1000 from pg_catalog.pg_settings s
                        where s.name = 'recovery_min_apply_delay') end,
           case when case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_is_wal_replay_paused() end then 'replay is paused'
                when not w.receives then 'no WAL receiver runs: the standby is not connected to its primary, or reads an archive' end,
           case when case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_is_wal_replay_paused() end
                then 'SELECT pg_wal_replay_resume()' end,
           false
    from (select exists (select from pg_catalog.pg_stat_wal_receiver) as receives) w
    where pg_catalog.pg_is_in_recovery()
)
select m.object::text as object, m.seconds::double precision as figure,
       (case when m.seconds < 120 then pg_catalog.format('%s s', pg_catalog.round(m.seconds::numeric, 1))
             when m.seconds < 7200 then pg_catalog.format('%s min', pg_catalog.floor(m.seconds / 60))
             when m.seconds < 172800 then pg_catalog.format('%s h', pg_catalog.floor(m.seconds / 3600))
             else pg_catalog.format('%s days', pg_catalog.floor(m.seconds / 86400)) end)::text as shown,
       m.detail::text as detail, m.mend::text as mend, null::text as hidden
from measured m
where m.seconds >= 1 and not m.is_hidden
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('lag of %s standbys: GRANT pg_read_all_stats TO %I', pg_catalog.count(*), current_user)
from measured m
where m.is_hidden
having pg_catalog.count(*) > 0
order by 2 desc nulls last, 1
limit 100
