-- Connections in use against what max_connections, CONNECTION LIMIT of a database, and CONNECTION LIMIT of a role leave.
-- Every role sees the rows of pg_stat_activity; without pg_read_all_stats it does not see which of them are parallel
-- workers, which count here, then, as connections.
with sessions as materialized (
    select a.datid, a.usesysid, a.state, a.state_change
    from pg_catalog.pg_stat_activity a
    where a.datid is not null and a.usesysid is not null
      and coalesce(a.backend_type, 'client backend') = 'client backend'
),
idle as (
    select pg_catalog.count(*) filter (where s.state = 'idle') as idle,
           pg_catalog.count(*) filter (where s.state like 'idle in transaction%') as in_transaction,
           pg_catalog.count(*) filter (
               where s.state = 'idle' and s.state_change < pg_catalog.now() - interval '1 hour') as long_idle
    from sessions s
),
limits as (
    select null::text as object,
           pg_catalog.current_setting('max_connections')::bigint
               - pg_catalog.current_setting('superuser_reserved_connections')::bigint
               - coalesce(pg_catalog.current_setting('reserved_connections', true)::bigint, 0) as most,
           (select pg_catalog.count(*) from sessions) as used,
           (select pg_catalog.format('%s idle, %s idle in transaction', i.idle, i.in_transaction) from idle i) as detail,
           (select case when i.long_idle > 0 then
                'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = ''client backend'''
                || ' AND state = ''idle'' AND state_change < now() - interval ''1 hour''' end from idle i) as mend
    union all
    select pg_catalog.format('database %I', d.datname), d.datconnlimit::bigint,
           (select pg_catalog.count(*) from sessions s where s.datid = d.oid),
           'CONNECTION LIMIT of the database',
           pg_catalog.format('ALTER DATABASE %I CONNECTION LIMIT %s', d.datname, d.datconnlimit::bigint * 2)
    from pg_catalog.pg_database d
    where d.datconnlimit > 0
    union all
    select pg_catalog.format('role %I', r.rolname), r.rolconnlimit::bigint,
           (select pg_catalog.count(*) from sessions s where s.usesysid = r.oid),
           'CONNECTION LIMIT of the role',
           pg_catalog.format('ALTER ROLE %I CONNECTION LIMIT %s', r.rolname, r.rolconnlimit::bigint * 2)
    from pg_catalog.pg_roles r
    where r.rolconnlimit > 0 and not r.rolsuper
)
select l.object::text as object,
       (100.0 * l.used / l.most)::double precision as figure,
       pg_catalog.format('%s of %s', l.used, l.most) as shown,
       l.detail::text as detail,
       l.mend::text as mend,
       null::text as hidden
from limits l
where l.most > 0 and l.used * 2 >= l.most
order by 2 desc, 1
limit 100
