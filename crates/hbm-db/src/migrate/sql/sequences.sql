-- The sequences of users, and where each begins.
select pg_catalog.format('select %L || '' is at '' || last_value from %s where is_called or last_value <> %s',
                         pg_catalog.format('sequence %I.%I', n.nspname, c.relname),
                         pg_catalog.format('%I.%I', n.nspname, c.relname), s.seqstart)
from pg_catalog.pg_sequence s
join pg_catalog.pg_class c on c.oid = s.seqrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname not in ('information_schema', 'hbm_db')
  and n.nspname not like 'pg\_%'
  and not exists (select from pg_catalog.pg_depend x
                  where x.classid = 'pg_catalog.pg_class'::regclass and x.objid = c.oid and x.deptype = 'e')
order by 1
