select 'pg_catalog.pg_attrdef'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       d.oid::bigint as oid,
       array[r.namespace, r.name, a.attname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, a.attnum)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'expression', pg_catalog.pg_get_expr(d.adbin, d.adrelid))) as facts
from relations r
join pg_catalog.pg_attrdef d on d.adrelid = r.oid
join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
where a.attgenerated = ''
