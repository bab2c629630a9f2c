-- The partitions of a table with their bounds, and the tables below each; and those that an archive run has marked and detached.
select pg_catalog.format('%I.%I', n.nspname, c.relname) as table, c.relname as name,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) as bound, i.inhdetachpending as pending, true as attached,
       array(select pg_catalog.format('%I.%I', m.nspname, l.relname)
             from pg_catalog.pg_partition_tree(c.oid) p
             join pg_catalog.pg_class l on l.oid = p.relid
             join pg_catalog.pg_namespace m on m.oid = l.relnamespace
             where p.isleaf) as leaves,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment
from pg_catalog.pg_inherits i
join pg_catalog.pg_class c on c.oid = i.inhrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where i.inhparent = pg_catalog.to_regclass($table)::pg_catalog.oid
union all
select pg_catalog.format('%I.%I', n.nspname, c.relname), c.relname, null, false, false, array[]::pg_catalog.text[], d.description
from pg_catalog.pg_description d
join pg_catalog.pg_class c on c.oid = d.objoid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objsubid = 0
  and pg_catalog.starts_with(d.description, $mark)
  and not exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
order by 1
