-- Materialized views. Parameters of the table of long values have the prefix that they are set with.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       r.oid::bigint as oid,
       array[r.namespace, r.name] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'query', pg_catalog.pg_get_viewdef(r.oid),
           'columns', k.columns,
           'options', (select pg_catalog.json_agg(o.o order by o.o) from pg_catalog.unnest(p.options) as o (o)),
           'tablespace', s.spcname,
           'access_method', nullif(m.amname, 'heap')
       )) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'options', case when pg_catalog.cardinality(p.options) > 1 then p.options end,
           'is_empty', nullif(not c.relispopulated, false),
           'has_long_values', nullif(c.reltoastrelid <> 0, false)
       )) as aside,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       c.relacl as acl
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
left join pg_catalog.pg_class l on l.oid = c.reltoastrelid
left join pg_catalog.pg_tablespace s on s.oid = c.reltablespace
left join pg_catalog.pg_am m on m.oid = c.relam
cross join lateral (
    select case when l.reloptions is null then c.reloptions
                else c.reloptions || array(select 'toast.' || o.o from pg_catalog.unnest(l.reloptions) as o (o)) end
           as options
) p
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
    where v.kind = 'm'
    group by a.attrelid
) k on k.attrelid = r.oid
where r.kind = 'm'
