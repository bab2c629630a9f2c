-- The version that was noted when the database, or a collation that columns have, was made, against that of the library now.
with measured (kind, name, noted, now) as (
    select 'collation', pg_catalog.format('%I.%I', n.nspname, c.collname), c.collversion, pg_catalog.pg_collation_actual_version(c.oid)
    from pg_catalog.pg_collation c
    join pg_catalog.pg_namespace n on n.oid = c.collnamespace
    where c.collversion is not null and c.collprovider in ('c', 'i')
      and c.oid in (select a.attcollation from pg_catalog.pg_attribute a where a.attcollation <> 0)
--since 15 union all
--since 15 select 'database', pg_catalog.format('%I', d.datname), d.datcollversion, pg_catalog.pg_database_collation_actual_version(d.oid)
--since 15 from pg_catalog.pg_database d
--since 15 where d.datname = pg_catalog.current_database()
)
select (m.kind || ' ' || m.name)::text as object, 1::double precision as figure,
       pg_catalog.format('%s, and the library has %s', m.noted, m.now) as shown,
       'indexes on text are rebuilt first, then the version is noted'::text as detail,
       pg_catalog.format('REINDEX DATABASE CONCURRENTLY %I; ALTER %s %s REFRESH %sVERSION', pg_catalog.current_database(),
                         pg_catalog.upper(m.kind), m.name, case m.kind when 'database' then 'COLLATION ' end) as mend,
       null::text as hidden
from measured m
where m.noted <> m.now
order by 1
limit 100
