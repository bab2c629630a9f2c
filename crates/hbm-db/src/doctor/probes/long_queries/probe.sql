-- Statements of clients that run now, by the time since they began. What PostgreSQL reports the progress of (VACUUM, ANALYZE,
-- CREATE INDEX, CLUSTER) is maintenance, and a session that waits for a lock is blocked: other probes name it.
with sessions as materialized (
    select a.pid, a.usename, a.datname, a.application_name, a.state, a.query, a.backend_type, a.wait_event_type, a.wait_event,
           extract(epoch from pg_catalog.clock_timestamp() - a.query_start)::double precision as figure,
           a.datid is not null and a.usesysid is not null and a.backend_type is null as is_hidden
    from pg_catalog.pg_stat_activity a
),
maintenance as materialized (
    select v.pid from pg_catalog.pg_stat_progress_vacuum v
    union all select v.pid from pg_catalog.pg_stat_progress_analyze v
    union all select v.pid from pg_catalog.pg_stat_progress_create_index v
    union all select v.pid from pg_catalog.pg_stat_progress_cluster v
),
found as (
    select pg_catalog.format('pid %s', s.pid) as object, s.figure,
           case when s.figure < 120 then pg_catalog.format('%s s', pg_catalog.floor(s.figure))
                when s.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(s.figure / 60))
                when s.figure < 172800 then pg_catalog.format('%s h', pg_catalog.floor(s.figure / 3600))
                else pg_catalog.format('%s days', pg_catalog.floor(s.figure / 86400)) end as shown,
           pg_catalog.format('%s in %s%s%s: %s', s.usename, s.datname,
                             case when s.application_name <> '' then ', ' || s.application_name end,
                             case when s.wait_event_type is not null then
                                  pg_catalog.format(', waits for %s %s', s.wait_event_type, s.wait_event) end,
                             pg_catalog.left(pg_catalog.regexp_replace(s.query, '\s+', ' ', 'g'), 100)) as detail,
           pg_catalog.format('SELECT pg_cancel_backend(%s)', s.pid) as mend
    from sessions s
    where s.state = 'active' and s.backend_type = 'client backend' and s.figure >= 1
      and s.pid <> pg_catalog.pg_backend_pid() and s.wait_event_type is distinct from 'Lock'
      and s.pid not in (select m.pid from maintenance m)
    order by s.figure desc
    limit 99
)
select f.object::text as object, f.figure as figure, f.shown::text as shown, f.detail::text as detail, f.mend::text as mend,
       null::text as hidden
from found f
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('queries of other roles: GRANT pg_read_all_stats TO %I', current_user)
where exists (select from sessions s where s.is_hidden)
order by 2 desc nulls last
