-- WAL that was written here, and not replayed (or not flushed, by a receiver that does not replay) there; on a standby, WAL that
-- was received and not replayed.
with measured (object, bytes, detail, mend, is_hidden) as (
    select pg_catalog.format('standby %s', pg_catalog.quote_ident(
               coalesce(nullif(r.application_name, ''), r.client_addr::text, r.pid::text))) as object,
           pg_catalog.pg_wal_lsn_diff(
               case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_last_wal_receive_lsn()
                    else pg_catalog.pg_current_wal_lsn() end,
               coalesce(r.replay_lsn, r.flush_lsn, r.sent_lsn)) as bytes,
           pg_catalog.format('%s, %s', r.state, r.sync_state) as detail,
           null::text as mend,
           r.state is null as is_hidden
    from pg_catalog.pg_stat_replication r
    where r.state is distinct from 'backup'
    union all
    select null, pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn()),
           'received, and not replayed',
           case when case when pg_catalog.pg_is_in_recovery() then pg_catalog.pg_is_wal_replay_paused() end
                then 'SELECT pg_wal_replay_resume()' end,
           false
    where pg_catalog.pg_is_in_recovery()
)
select m.object::text as object, m.bytes::double precision as figure,
       pg_catalog.pg_size_pretty(m.bytes) as shown, m.detail::text as detail, m.mend::text as mend, null::text as hidden
from measured m
where m.bytes >= 1024 * 1024 and not m.is_hidden
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('lag of %s standbys: GRANT pg_read_all_stats TO %I', pg_catalog.count(*), current_user)
from measured m
where m.is_hidden
having pg_catalog.count(*) > 0
order by 2 desc nulls last, 1
limit 100
