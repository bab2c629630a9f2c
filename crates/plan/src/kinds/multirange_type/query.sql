-- A multirange type is a fact of its range type; it is an object only to have a comment.
select 'pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, b.typname, t.typname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_type'::pg_catalog.regclass::pg_catalog.oid::bigint, r.rngtypid::bigint, 0) as parent,
       '{}'::pg_catalog.json as facts
from pg_catalog.pg_range r
join pg_catalog.pg_type t on t.oid = r.rngmultitypid
join pg_catalog.pg_type b on b.oid = r.rngtypid
join managed m on m.oid = b.typnamespace
join pg_catalog.pg_description d on d.objoid = t.oid and d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass
where r.rngtypid not in (select x.objid from extension_members x
                         where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass)
