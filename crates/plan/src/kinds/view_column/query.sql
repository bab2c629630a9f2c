-- Columns of views and materialized views. All of them are objects, so that one that loses its comment is not a column
-- that goes. What is as its type has it is left out.
select 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       r.oid::bigint as oid,
       a.attnum::int as sub,
       array[r.namespace, r.name, a.attname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
--before 17            'statistics', nullif(a.attstattarget, -1),
--since 17            'statistics', a.attstattarget,
           'options', (select pg_catalog.json_agg(o.o order by o.o) from pg_catalog.unnest(a.attoptions) as o (o)),
           'storage', case when r.kind = 'm' and a.attstorage <> t.typstorage
                           then case a.attstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL'
                                                  when 'x' then 'EXTENDED' when 'm' then 'MAIN' end end,
           'compression', case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end
       )) as facts,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'default_storage', case when r.kind = 'm'
                                   then case t.typstorage when 'p' then 'PLAIN' when 'e' then 'EXTERNAL'
                                                          when 'x' then 'EXTENDED' when 'm' then 'MAIN' end end
       )) as aside,
       a.attacl as acl
from relations r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
where r.kind in ('v', 'm')
