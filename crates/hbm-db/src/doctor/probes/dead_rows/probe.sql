-- Tables with more dead rows than the threshold of autovacuum, from a thousand on, as part of all rows. The
-- counts are those of the statistics; a standby does not have them.
with settings as (
    select pg_catalog.current_setting('autovacuum_vacuum_threshold')::double precision as base,
           pg_catalog.current_setting('autovacuum_vacuum_scale_factor')::double precision as scale
),
counted as (
    select c.oid, c.relnamespace, c.relname, c.reltuples, c.reloptions,
           pg_catalog.pg_stat_get_dead_tuples(c.oid) as dead, pg_catalog.pg_stat_get_live_tuples(c.oid) as live
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'm') and c.relpersistence <> 't'
),
found as (
    select c.*, 100.0 * c.dead / (c.live + c.dead) as percent,
           coalesce(pg_catalog.lower(o.enabled) in ('false', 'off', 'no', '0', 'f'), false) as is_off,
           greatest(pg_catalog.pg_stat_get_last_vacuum_time(c.oid), pg_catalog.pg_stat_get_last_autovacuum_time(c.oid)) as vacuumed
    from counted c
    cross join settings s
    cross join lateral (
        select pg_catalog.max(pg_catalog.split_part(o, '=', 2)) filter (where o like 'autovacuum_vacuum_threshold=%') as base,
               pg_catalog.max(pg_catalog.split_part(o, '=', 2)) filter (where o like 'autovacuum_vacuum_scale_factor=%') as scale,
               pg_catalog.max(pg_catalog.split_part(o, '=', 2)) filter (where o like 'autovacuum_enabled=%') as enabled
        from pg_catalog.unnest(c.reloptions) o
    ) o
    where c.dead >= 1000
      and c.dead > coalesce(o.base::double precision, s.base)
                   + coalesce(o.scale::double precision, s.scale) * greatest(c.reltuples, 0)
)
select pg_catalog.format('%I.%I', n.nspname, f.relname) as object,
       f.percent::double precision as figure,
       pg_catalog.format('%s of %s rows, %s %%', f.dead, f.live + f.dead, pg_catalog.round(f.percent, 1)) as shown,
       pg_catalog.format('last vacuumed: %s%s', coalesce(pg_catalog.date_trunc('second', f.vacuumed)::text, 'never'),
                         case when f.is_off then '; autovacuum is off for it' end) as detail,
       pg_catalog.format('VACUUM (ANALYZE) %I.%I', n.nspname, f.relname) as mend,
       null::text as hidden
from found f
join pg_catalog.pg_namespace n on n.oid = f.relnamespace
where f.percent >= 10 and not pg_catalog.pg_is_in_recovery()
union all
select null::text, null::double precision, null::text, null::text, null::text,
       'dead rows: a standby does not count them; the primary does'::text
where pg_catalog.pg_is_in_recovery()
order by 2 desc nulls last, 1
limit 100
