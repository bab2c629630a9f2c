-- Slots whose WAL is gone ('lost') or goes with the next checkpoint ('unreserved'), and slots that recovery has invalidated.
select pg_catalog.format('slot %I', s.slot_name) as object,
       1::double precision as figure,
       (case when s.wal_status = 'unreserved' then 'its WAL goes with the next checkpoint'
--since 17  when s.invalidation_reason is not null then 'invalid: ' || s.invalidation_reason
--since 16  when s.conflicting then 'invalid: conflicts with recovery'
             else 'lost: its WAL is gone' end)::text as shown,
       pg_catalog.format('%s slot%s, max_slot_wal_keep_size is %s', s.slot_type,
                         case when s.database is not null then pg_catalog.format(' of database %I', s.database) end,
                         pg_catalog.current_setting('max_slot_wal_keep_size')) as detail,
       (case when s.wal_status = 'unreserved' then 'ALTER SYSTEM SET max_slot_wal_keep_size = -1; SELECT pg_reload_conf()'
             else pg_catalog.format('SELECT pg_drop_replication_slot(%L)', s.slot_name) end)::text as mend,
       null::text as hidden
from pg_catalog.pg_replication_slots s
where s.wal_status in ('lost', 'unreserved')
--since 16 or s.conflicting
--since 17 or s.invalidation_reason is not null
order by 1
limit 100
