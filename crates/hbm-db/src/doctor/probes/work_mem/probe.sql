-- work_mem times max_connections against effective_cache_size: what the administrator says that the machine has for PostgreSQL.
-- SQL does not see the memory of the machine itself.
with settings as (
    select s.name, case s.unit when '8kB' then s.reset_val::bigint * 8192 when 'kB' then s.reset_val::bigint * 1024
                               else s.reset_val::bigint end as value
    from pg_catalog.pg_settings s
    where s.name in ('work_mem', 'max_connections', 'effective_cache_size')
),
measured (work_mem, connections, memory) as (
    select (select s.value from settings s where s.name = 'work_mem'),
           (select s.value from settings s where s.name = 'max_connections'),
           (select s.value from settings s where s.name = 'effective_cache_size')
)
select 'work_mem'::text as object,
       (m.work_mem::double precision * m.connections / m.memory) as figure,
       pg_catalog.format('%s in each of %s connections: %s', pg_catalog.pg_size_pretty(m.work_mem), m.connections,
                         pg_catalog.pg_size_pretty(m.work_mem * m.connections)) as shown,
       pg_catalog.format('effective_cache_size is %s', pg_catalog.pg_size_pretty(m.memory)) as detail,
       pg_catalog.format('ALTER SYSTEM SET work_mem = ''%skB''; SELECT pg_reload_conf()',
                         greatest(m.memory / m.connections / 2048, 4096)) as mend,
       null::text as hidden
from measured m
where m.work_mem::double precision * m.connections >= 0.5 * m.memory
