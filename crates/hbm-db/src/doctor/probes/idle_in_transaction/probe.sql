-- Sessions of all databases that are idle in a transaction, by the time since their last statement ended. Those of less than
-- a second are between two statements.
with sessions as materialized (
    select a.pid, a.usename, a.datname, a.application_name, a.state, a.query, a.backend_xid, a.backend_type,
           extract(epoch from pg_catalog.clock_timestamp() - a.state_change)::double precision as figure,
           a.datid is not null and a.usesysid is not null and a.backend_type is null as is_hidden
    from pg_catalog.pg_stat_activity a
),
found as (
    select pg_catalog.format('pid %s', s.pid) as object, s.figure,
           case when s.figure < 120 then pg_catalog.format('%s s', pg_catalog.floor(s.figure))
                when s.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(s.figure / 60))
                when s.figure < 172800 then pg_catalog.format('%s h', pg_catalog.floor(s.figure / 3600))
                else pg_catalog.format('%s days', pg_catalog.floor(s.figure / 86400)) end as shown,
           pg_catalog.format('%s in %s%s%s; last: %s', s.usename, s.datname,
                             case when s.application_name <> '' then ', ' || s.application_name end,
                             case when s.state like '%(aborted)' then ', the transaction has failed'
                                  when s.backend_xid is not null then ', the transaction has written' end,
                             pg_catalog.left(pg_catalog.regexp_replace(s.query, '\s+', ' ', 'g'), 100)) as detail,
           pg_catalog.format('SELECT pg_terminate_backend(%s)', s.pid) as mend
    from sessions s
    where s.state like 'idle in transaction%' and s.figure >= 1 and s.pid <> pg_catalog.pg_backend_pid()
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
