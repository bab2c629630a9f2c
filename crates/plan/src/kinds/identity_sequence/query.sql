-- The sequences inside identity columns. Their options are facts of the column.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[r.namespace, r.name, a.attname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, a.attnum)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'name', case when c.relname <> r.name || '_' || a.attname || '_seq' then c.relname end)) as facts,
       pg_catalog.json_build_object('namespace', n.nspname, 'name', c.relname) as aside,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from relations r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and a.attidentity <> ''
join pg_catalog.pg_depend d
    on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = r.oid and d.refobjsubid = a.attnum
   and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i'
join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where r.kind in ('r', 'p', 'f')
