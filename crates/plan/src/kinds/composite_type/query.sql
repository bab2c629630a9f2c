select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       pg_catalog.json_build_object('attributes', coalesce(a.attributes, '[]')) as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner,
       t.typacl as acl
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind = 'c'
left join lateral (
    select pg_catalog.json_agg(pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
               'name', a.attname,
               'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
               'collation', pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(l.collname)
           )) order by a.attnum) as attributes
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_type b on b.oid = a.atttypid
    left join pg_catalog.pg_collation l on l.oid = a.attcollation and a.attcollation <> b.typcollation
    left join pg_catalog.pg_namespace n on n.oid = l.collnamespace
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) a on true
where t.typtype = 'c'
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
