-- Prepared transactions: they hold their locks, and keep dead rows, without a session.
select x.gid, x.owner as user, x.database,
       extract(epoch from pg_catalog.clock_timestamp() - x.prepared)::pg_catalog.float8 as since
from pg_catalog.pg_prepared_xacts x
order by x.prepared, x.gid
