-- Tables that have twice the dead rows, or the inserted rows, at which autovacuum processes them, from a thousand on, and are not
-- being vacuumed. Those that autovacuum is off for are another probe's.
with settings as (
    select pg_catalog.current_setting('autovacuum_vacuum_threshold')::double precision as base,
           pg_catalog.current_setting('autovacuum_vacuum_scale_factor')::double precision as scale,
           pg_catalog.current_setting('autovacuum_vacuum_insert_threshold')::double precision as insert_base,
           pg_catalog.current_setting('autovacuum_vacuum_insert_scale_factor')::double precision as insert_scale
),
counted as (
    select c.oid, c.relnamespace, c.relname, greatest(c.reltuples, 0) as rows, c.reloptions,
           pg_catalog.pg_stat_get_dead_tuples(c.oid) as dead, pg_catalog.pg_stat_get_ins_since_vacuum(c.oid) as inserted
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'm') and c.relpersistence <> 't'
),
measured as (
    select c.oid, c.relnamespace, c.relname,
           greatest(case when c.dead >= 1000 then
                        c.dead / nullif(coalesce(o.base, s.base) + coalesce(o.scale, s.scale) * c.rows, 0) end,
                    case when c.inserted >= 1000 and coalesce(o.insert_base, s.insert_base) >= 0 then
                        c.inserted / nullif(coalesce(o.insert_base, s.insert_base)
                                            + coalesce(o.insert_scale, s.insert_scale) * c.rows, 0) end) as times
    from counted c
    cross join settings s
    cross join lateral (
        select pg_catalog.max(v) filter (where k = 'autovacuum_vacuum_threshold')::double precision as base,
               pg_catalog.max(v) filter (where k = 'autovacuum_vacuum_scale_factor')::double precision as scale,
               pg_catalog.max(v) filter (where k = 'autovacuum_vacuum_insert_threshold')::double precision as insert_base,
               pg_catalog.max(v) filter (where k = 'autovacuum_vacuum_insert_scale_factor')::double precision as insert_scale,
               coalesce(pg_catalog.bool_or(pg_catalog.lower(v) in ('false', 'off', 'no', '0', 'f')) filter (where k = 'autovacuum_enabled'), false) as is_off
        from pg_catalog.unnest(c.reloptions) o
        cross join lateral (select pg_catalog.split_part(o, '=', 1) as k, pg_catalog.split_part(o, '=', 2) as v) p
    ) o
    where (c.dead >= 1000 or c.inserted >= 1000) and not o.is_off
),
behind as (
    select m.*
    from measured m
    where m.times >= 2
      and not exists (select from pg_catalog.pg_stat_progress_vacuum v where v.relid = m.oid)
)
select null::text as object,
       pg_catalog.count(*)::double precision as figure,
       pg_catalog.format('%s tables wait', pg_catalog.count(*)) as shown,
       pg_catalog.format('the farthest behind: %s, %s times its threshold; %s of %s workers are busy',
                         (select pg_catalog.format('%I.%I', n.nspname, w.relname)
                          from behind w join pg_catalog.pg_namespace n on n.oid = w.relnamespace
                          order by w.times desc, w.oid limit 1),
                         pg_catalog.round(pg_catalog.max(b.times)::numeric, 1),
                         (select pg_catalog.count(*) from pg_catalog.pg_stat_progress_vacuum v
                          join pg_catalog.pg_stat_activity a on a.pid = v.pid
                          where coalesce(a.backend_type, 'autovacuum worker') = 'autovacuum worker'),
                         pg_catalog.current_setting('autovacuum_max_workers')) as detail,
       'ALTER SYSTEM SET autovacuum_vacuum_cost_limit = 2000; SELECT pg_reload_conf()'::text as mend,
       null::text as hidden
from behind b
where not pg_catalog.pg_is_in_recovery()
having pg_catalog.count(*) >= 3
union all
select null::text, null::double precision, null::text, null::text, null::text,
       'what waits for autovacuum: a standby does not count it; the primary does'::text
where pg_catalog.pg_is_in_recovery()
