select array[n.nspname, c.relname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, c.oid::bigint, 0)
           as parent,
       pg_catalog.json_build_array(pg_catalog.json_build_array(
           'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, t.oid::bigint, a.attnum)) as needs,
       pg_catalog.json_build_object('namespace', r.namespace, 'table', r.name, 'column', a.attname) as facts
from pg_catalog.pg_depend d
join pg_catalog.pg_sequence s on s.seqrelid = d.objid
join pg_catalog.pg_class c on c.oid = s.seqrelid
join managed n on n.oid = c.relnamespace
join relations r on r.oid = d.refobjid
join pg_catalog.pg_class t on t.oid = r.oid
join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.objsubid = 0
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.deptype = 'a'
  and c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)
