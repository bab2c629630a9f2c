-- Transactions of clients by their age. Those that are idle for more than a minute are left to the probe of sessions that are
-- idle in transaction; VACUUM, and the building of an index, are maintenance, and long by nature.
with sessions as materialized (
    select a.pid, a.usename, a.datname, a.application_name, a.state, a.query, a.state_change, a.backend_xmin, a.backend_type,
           extract(epoch from pg_catalog.clock_timestamp() - a.xact_start)::double precision as figure,
           a.datid is not null and a.usesysid is not null and a.backend_type is null as is_hidden
    from pg_catalog.pg_stat_activity a
),
found as (
    select pg_catalog.format('pid %s', s.pid) as object, s.figure,
           case when s.figure < 120 then pg_catalog.format('%s s', pg_catalog.floor(s.figure))
                when s.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(s.figure / 60))
                when s.figure < 172800 then pg_catalog.format('%s h', pg_catalog.floor(s.figure / 3600))
                else pg_catalog.format('%s days', pg_catalog.floor(s.figure / 86400)) end as shown,
           pg_catalog.format('%s in %s%s, %s%s; %s: %s', s.usename, s.datname,
                             case when s.application_name <> '' then ', ' || s.application_name end,
                             s.state,
                             case when s.backend_xmin is not null then
                                  pg_catalog.format(', its snapshot is %s transactions old', pg_catalog.age(s.backend_xmin)) end,
                             case when s.state = 'active' then 'runs' else 'last' end,
                             pg_catalog.left(pg_catalog.regexp_replace(s.query, '\s+', ' ', 'g'), 100)) as detail,
           pg_catalog.format('SELECT %s(%s)',
                             case when s.state = 'active' then 'pg_cancel_backend' else 'pg_terminate_backend' end,
                             s.pid) as mend
    from sessions s
    where s.backend_type = 'client backend' and s.figure >= 1 and s.pid <> pg_catalog.pg_backend_pid()
      and not (s.state like 'idle in transaction%' and s.state_change < pg_catalog.clock_timestamp() - interval '1 minute')
      and not exists (select from pg_catalog.pg_stat_progress_vacuum v where v.pid = s.pid)
      and not exists (select from pg_catalog.pg_stat_progress_create_index i where i.pid = s.pid)
    order by s.figure desc
    limit 99
)
select f.object::text as object, f.figure as figure, f.shown::text as shown, f.detail::text as detail, f.mend::text as mend,
       null::text as hidden
from found f
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('sessions of other roles: GRANT pg_read_all_stats TO %I', current_user)
where exists (select from sessions s where s.is_hidden)
order by 2 desc nulls last
