-- Free and owned sequences; those inside identity columns are facts of their column.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[m.nspname, c.relname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'data_type', pg_catalog.format_type(s.seqtypid, null),
           'start', s.seqstart,
           'increment', s.seqincrement,
           'min', s.seqmin,
           'max', s.seqmax,
           'cache', s.seqcache,
           'cycle', s.seqcycle,
           'unlogged', nullif(c.relpersistence = 'u', false),
           'owned_by', case when a.attname is not null
                            then pg_catalog.json_build_array(tn.nspname, t.relname, a.attname) end)) as facts,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from pg_catalog.pg_sequence s
join pg_catalog.pg_class c on c.oid = s.seqrelid
join managed m on m.oid = c.relnamespace
left join pg_catalog.pg_depend d
    on d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
   and d.objid = s.seqrelid
   and d.objsubid = 0
   and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
   and d.deptype in ('a', 'i')
left join pg_catalog.pg_class t on t.oid = d.refobjid
left join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where coalesce(d.deptype, 'a') <> 'i'
  and (d.refobjid is null or d.refobjid not in (select l.oid from ledgers l))
  and c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)
