-- What was done in a database since its counters begin; those who are connected still count what they did.
select d.xact_commit - d.sessions as commits,
       d.tup_inserted + d.tup_updated + d.tup_deleted as rows,
       d.stats_reset::text as begun,
       (select pg_catalog.count(*) from pg_catalog.pg_stat_activity a where a.datname = d.datname and a.backend_type = 'client backend') as connected
from pg_catalog.pg_stat_database d
where d.datname = $name
