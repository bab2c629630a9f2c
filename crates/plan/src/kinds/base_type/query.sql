select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'input', t.typinput::pg_catalog.text,
           'output', t.typoutput::pg_catalog.text,
           'receive', nullif(t.typreceive::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'send', nullif(t.typsend::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'typmod_in', nullif(t.typmodin::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'typmod_out', nullif(t.typmodout::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'analyze', nullif(t.typanalyze::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'subscript', nullif(t.typsubscript::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'length', nullif(t.typlen, -1),
           'by_value', nullif(t.typbyval, false),
           'alignment', case t.typalign when 'c' then 'char' when 's' then 'int2' when 'd' then 'double' else 'int4' end,
           'storage', case t.typstorage when 'x' then 'extended' when 'e' then 'external' when 'm' then 'main' else 'plain' end,
           'category', nullif(t.typcategory, 'U'),
           'preferred', nullif(t.typispreferred, false),
           'default', t.typdefault,
           'element', pg_catalog.format_type(nullif(t.typelem, 0), null),
           'delimiter', nullif(t.typdelim, ','),
           'collatable', nullif(t.typcollation <> 0, false)
       )) as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner,
       t.typacl as acl
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
left join pg_catalog.pg_type e on e.typarray = t.oid
where t.typtype = 'b'
  and t.typisdefined
  and e.oid is null
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
