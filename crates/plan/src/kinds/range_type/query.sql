select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.typname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'subtype', pg_catalog.format_type(r.rngsubtype, null),
           'opclass', case when not o.opcdefault
                           then pg_catalog.quote_ident(o_n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) end,
           'collation', pg_catalog.quote_ident(c_n.nspname) || '.' || pg_catalog.quote_ident(c.collname),
           'canonical', nullif(r.rngcanonical::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'subtype_diff', nullif(r.rngsubdiff::pg_catalog.oid, 0)::pg_catalog.regproc::pg_catalog.text,
           'multirange', pg_catalog.json_build_array(mu_n.nspname, mu.typname)
       )) as facts,
       pg_catalog.pg_get_userbyid(t.typowner) as owner,
       t.typacl as acl
from pg_catalog.pg_range r
join pg_catalog.pg_type t on t.oid = r.rngtypid
join managed m on m.oid = t.typnamespace
join pg_catalog.pg_type s on s.oid = r.rngsubtype
join pg_catalog.pg_type mu on mu.oid = r.rngmultitypid
join pg_catalog.pg_namespace mu_n on mu_n.oid = mu.typnamespace
join pg_catalog.pg_opclass o on o.oid = r.rngsubopc
join pg_catalog.pg_namespace o_n on o_n.oid = o.opcnamespace
left join pg_catalog.pg_collation c on c.oid = r.rngcollation and r.rngcollation <> s.typcollation
left join pg_catalog.pg_namespace c_n on c_n.oid = c.collnamespace
where t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
