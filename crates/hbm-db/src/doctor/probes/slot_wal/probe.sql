-- Slots by the WAL that they hold, whether they are active or not.
with place as (
    select case when pg_catalog.pg_is_in_recovery()
                then coalesce(pg_catalog.pg_last_wal_receive_lsn(), pg_catalog.pg_last_wal_replay_lsn())
                else pg_catalog.pg_current_wal_lsn() end as lsn
),
held as (
    select s.slot_name, s.slot_type, s.active, s.database, s.wal_status, s.safe_wal_size,
           pg_catalog.pg_wal_lsn_diff(p.lsn, s.restart_lsn) as bytes
    from pg_catalog.pg_replication_slots s
    cross join place p
    where s.restart_lsn is not null and s.wal_status is distinct from 'lost'
)
select pg_catalog.format('slot %I', h.slot_name) as object,
       h.bytes::double precision as figure,
       pg_catalog.pg_size_pretty(h.bytes) as shown,
       pg_catalog.format('%s slot, %s; max_slot_wal_keep_size is %s%s', h.slot_type,
                         case when h.active then 'active' else 'inactive' end,
                         case pg_catalog.current_setting('max_slot_wal_keep_size') when '-1' then 'unlimited'
                              else pg_catalog.current_setting('max_slot_wal_keep_size') end,
                         case when h.safe_wal_size is not null then
                              pg_catalog.format(', %s are left until it is lost', pg_catalog.pg_size_pretty(h.safe_wal_size)) end) as detail,
       (case when not h.active then pg_catalog.format('SELECT pg_drop_replication_slot(%L)', h.slot_name) end)::text as mend,
       null::text as hidden
from held h
where h.bytes >= 16 * 1024 * 1024
order by 2 desc, 1
limit 100
