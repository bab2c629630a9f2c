-- Failures that were counted since the statistics were reset, by database; those of shared catalogs have no database.
with measured (database, failures, last_failure) as (
    select case when d.datid = 0 then 'shared catalogs' else pg_catalog.format('database %I', d.datname) end,
           d.checksum_failures, d.checksum_last_failure
    from pg_catalog.pg_stat_database d
)
select m.database::text as object,
       m.failures::double precision as figure,
       pg_catalog.format('%s failures', m.failures) as shown,
       ('the last at ' || pg_catalog.date_trunc('second', m.last_failure)::text)::text as detail,
       -- The page comes from a backup or a standby; no statement makes it whole.
       null::text as mend,
       null::text as hidden
from measured m
where m.failures > 0
order by 2 desc, 1
limit 100
