select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'type', pg_catalog.format_type(t.typbasetype, t.typtypmod),
           'collation', pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.collname),
           'default', pg_catalog.pg_get_expr(t.typdefaultbin, 0),
--since 17            'not_null_name', nullif(k.conname, (t.typname || '_not_null')::pg_catalog.name),
           'not_null', nullif(t.typnotnull, false)
       )) as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner,
       t.typacl as acl
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
join pg_catalog.pg_type b on b.oid = t.typbasetype
left join pg_catalog.pg_collation c on c.oid = t.typcollation and t.typcollation <> b.typcollation
left join pg_catalog.pg_namespace n on n.oid = c.collnamespace
--since 17 left join pg_catalog.pg_constraint k on k.contypid = t.oid and k.contype = 'n'
where t.typtype = 'd'
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
