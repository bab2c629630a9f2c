-- Attributes of composite types are facts of these; one is an object only to have a comment.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       d.objsubid as sub,
       array[m.nspname, c.relname, a.attname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint, c.reltype::bigint, 0) as parent,
       '{}'::pg_catalog.json as facts
from pg_catalog.pg_description d
join pg_catalog.pg_class c on c.oid = d.objoid and c.relkind = 'c'
join managed m on m.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
where d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.objsubid > 0
  and not a.attisdropped
  and c.reltype not in (select x.objid from extension_members x
                        where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
