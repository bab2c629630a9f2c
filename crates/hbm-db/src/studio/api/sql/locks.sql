-- Locks on tables of this database that somebody waits for, or that keep others from reading or writing.
select l.pid,
       l.relation::pg_catalog.regclass::pg_catalog.text as relation,
       l.mode,
       l.granted,
       extract(epoch from pg_catalog.clock_timestamp() - l.waitstart)::pg_catalog.float8 as waiting
from pg_catalog.pg_locks l
join pg_catalog.pg_class c on c.oid = l.relation
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
  and l.locktype = 'relation'
  and c.relkind in ('r', 'p', 'm')
  and n.nspname not in ('pg_catalog', 'pg_toast')
  and l.pid <> pg_catalog.pg_backend_pid()
order by l.granted, c.relname, l.pid
limit 500
