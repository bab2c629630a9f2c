-- Views: PostgreSQL's print of the query, and the columns with their types, which decide whether it can be replaced where
-- it is.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       r.oid::bigint as oid,
       array[r.namespace, r.name] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'query', pg_catalog.pg_get_viewdef(r.oid),
           'columns', k.columns,
           'options', (select pg_catalog.json_agg(o.o order by o.o) from pg_catalog.unnest(c.reloptions) as o (o))
       )) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'options', case when pg_catalog.cardinality(c.reloptions) > 1 then c.reloptions end
       )) as aside,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
left join (
    select a.attrelid,
           pg_catalog.json_agg(pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
               'name', a.attname,
               'type', pg_catalog.format_type(a.atttypid, a.atttypmod),
               'collation', case when a.attcollation <> t.typcollation
                                 then pg_catalog.format('%I.%I', n.nspname, l.collname) end
           )) order by a.attnum) as columns
    from relations v
    join pg_catalog.pg_attribute a on a.attrelid = v.oid and a.attnum > 0
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join pg_catalog.pg_collation l on l.oid = a.attcollation
    left join pg_catalog.pg_namespace n on n.oid = l.collnamespace
    where v.kind = 'v'
    group by a.attrelid
) k on k.attrelid = r.oid
where r.kind = 'v'
