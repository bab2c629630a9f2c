-- Databases by the age of their oldest multixact id, as part of the 2^31 that there are.
with measured (database, connects, age) as (
    select d.datname::text as database, d.datallowconn as connects, pg_catalog.mxid_age(d.datminmxid)::bigint as age
    from pg_catalog.pg_database d
)
select pg_catalog.format('database %I', m.database) as object,
       (100.0 * m.age / 2147483648)::double precision as figure,
       pg_catalog.format('%s %% of 2147483648', pg_catalog.round(100.0 * m.age / 2147483648, 1)) as shown,
       (case when not m.connects then 'takes no connections: autovacuum freezes it'
             when m.database <> pg_catalog.current_database() then 'the statement is for that database' end)::text as detail,
       (case when m.connects then 'VACUUM (FREEZE, VERBOSE)' end)::text as mend,
       null::text as hidden
from measured m
where m.age >= 0.3 * 2147483648
order by 2 desc, 1
limit 100
