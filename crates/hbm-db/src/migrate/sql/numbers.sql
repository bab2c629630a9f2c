-- Every sequence, whose column it belongs to, and what this role may do with it.
select c.oid::pg_catalog.int8 as sequence, n.nspname as namespace, c.relname as name,
       s.seqstart as start, s.seqincrement as increment, s.seqcache as cache,
       pg_catalog.pg_has_role(c.relowner, 'usage') as own,
       pg_catalog.has_sequence_privilege(c.oid, 'update') as writable,
       coalesce(d.refobjid::pg_catalog.int8, 0) as relation, coalesce(d.refobjsubid, 0) as number
from pg_catalog.pg_class c
join pg_catalog.pg_sequence s on s.seqrelid = c.oid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.objsubid = 0
   and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0 and d.deptype in ('a', 'i')
where n.nspname not in ('information_schema', 'hbm_db')
  and n.nspname not like 'pg\_%'
  and case when c.relkind = 'S' then pg_catalog.has_sequence_privilege(c.oid, 'select') end
