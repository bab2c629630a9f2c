-- How far the statement of a process got: its phase, and of what it counts there, how much is done.
select p.phase, p.done, p.whole
from (
    select v.pid, v.phase,
           case v.phase when 'scanning heap' then v.heap_blks_scanned when 'vacuuming heap' then v.heap_blks_vacuumed end as done,
           case when v.phase in ('scanning heap', 'vacuuming heap') then v.heap_blks_total end as whole
    from pg_catalog.pg_stat_progress_vacuum v
    union all
    select a.pid, a.phase,
           case a.phase when 'acquiring sample rows' then a.sample_blks_scanned end,
           case a.phase when 'acquiring sample rows' then a.sample_blks_total end
    from pg_catalog.pg_stat_progress_analyze a
    union all
    select i.pid, i.phase,
           case when i.blocks_total > 0 then i.blocks_done when i.tuples_total > 0 then i.tuples_done
                when i.lockers_total > 0 then i.lockers_done end,
           case when i.blocks_total > 0 then i.blocks_total when i.tuples_total > 0 then i.tuples_total
                when i.lockers_total > 0 then i.lockers_total end
    from pg_catalog.pg_stat_progress_create_index i
) p
where p.pid = $pid
