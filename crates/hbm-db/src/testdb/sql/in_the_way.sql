-- The statements that end what keeps the connected database from being dropped, in their order.
select s.statement
from (
  select 0 as step, '' as name, pg_catalog.format('rollback prepared %L', p.gid) as statement
  from pg_catalog.pg_prepared_xacts p
  where p.database = pg_catalog.current_database()
  union all
  select step.number, s.subname, pg_catalog.format(step.sql, s.subname)
  from pg_catalog.pg_subscription s,
       (values (1, 'alter subscription %I disable'), (2, 'alter subscription %I set (slot_name = none)'),
               (3, 'drop subscription %I')) step (number, sql)
  where s.subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
) s
order by s.name, s.step
