-- Free and owned sequences; those inside identity columns (deptype i) are facts of their column, and those of tables
-- that are not modelled are left to them.
select m.nspname as namespace,
       c.relname as name,
       pg_catalog.format_type(s.seqtypid, null) as data_type,
       s.seqstart as start,
       s.seqincrement as increment,
       s.seqmin as min,
       s.seqmax as max,
       s.seqcache as cache,
       s.seqcycle as cycle,
       r.namespace as owner_namespace,
       r.name as owner_table,
       a.attname as owner_column
from pg_catalog.pg_sequence s
join pg_catalog.pg_class c on c.oid = s.seqrelid
join managed m on m.oid = c.relnamespace
left join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
   and d.objid = s.seqrelid
   and d.objsubid = 0
   and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
   and d.deptype in ('a', 'i')
left join relations r on r.oid = d.refobjid
left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where (d.objid is null or d.deptype = 'a' and r.oid is not null)
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = s.seqrelid)
order by 1, 2
