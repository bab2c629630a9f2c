-- Free and owned sequences; those inside identity columns (deptype i) are facts of their column.
select m.nspname as namespace,
       c.relname as name,
       pg_catalog.format_type(s.seqtypid, null) as data_type,
       s.seqstart as start,
       s.seqincrement as increment,
       s.seqmin as min,
       s.seqmax as max,
       s.seqcache as cache,
       s.seqcycle as cycle,
       o.nspname as owner_namespace,
       o.relname as owner_table,
       o.attname as owner_column
from pg_catalog.pg_sequence s
join pg_catalog.pg_class c on c.oid = s.seqrelid
join managed m on m.oid = c.relnamespace
left join lateral (
    select n.nspname, t.relname, a.attname, t.oid
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class t on t.oid = d.refobjid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.objid = s.seqrelid
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.deptype = 'a'
) o on true
where (o.oid is null or exists (select from relations r where r.oid = o.oid))
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    and d.objid = s.seqrelid and d.deptype = 'i')
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = s.seqrelid)
order by 1, 2
