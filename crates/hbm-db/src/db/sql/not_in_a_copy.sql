-- What belongs to a database, is not in a copy of it, and would go with it.
select pg_catalog.format('replication slot %s, %s', s.slot_name, case when s.active then 'in use' else 'not in use now' end)
from pg_catalog.pg_replication_slots s
where s.database = $database
union all
select pg_catalog.format('subscription %s', s.subname)
from pg_catalog.pg_subscription s
where s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = $database)
union all
select pg_catalog.format('prepared transaction %s of %s, since %s', p.gid, p.owner, pg_catalog.to_char(p.prepared, 'YYYY-MM-DD HH24:MI:SS TZ'))
from pg_catalog.pg_prepared_xacts p
where p.database = $database
order by 1
