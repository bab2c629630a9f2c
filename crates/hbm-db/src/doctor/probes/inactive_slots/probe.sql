-- Slots without a consumer. Left out are those that hold nothing, those that are lost already (another probe names them), and
-- those that a standby synchronizes from its primary (since version 17), which are never active.
with place as (
    select case when pg_catalog.pg_is_in_recovery()
                then coalesce(pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn())
                else pg_catalog.pg_current_wal_lsn() end as lsn
)
select pg_catalog.format('slot %I', s.slot_name) as object,
       1::double precision as figure,
       pg_catalog.format('inactive, holds %s of WAL',
                         pg_catalog.pg_size_pretty(greatest(pg_catalog.pg_wal_lsn_diff(p.lsn, s.restart_lsn), 0))) as shown,
       pg_catalog.format('%s slot%s%s', s.slot_type,
                         case when s.database is not null then pg_catalog.format(' of database %I', s.database) end,
--since 17          case when s.inactive_since is not null then
--since 17               ', inactive since ' || pg_catalog.date_trunc('second', s.inactive_since)::text end
--before 17         ''
                        ) as detail,
       pg_catalog.format('SELECT pg_drop_replication_slot(%L)', s.slot_name) as mend,
       null::text as hidden
from pg_catalog.pg_replication_slots s
cross join place p
where not s.active and not s.temporary and s.restart_lsn is not null and s.wal_status is distinct from 'lost'
--since 17 and not s.synced
order by p.lsn - s.restart_lsn desc, 1
limit 100
