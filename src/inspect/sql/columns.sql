-- Types of public are shown as they are written; `cast` takes a text of the column back, whatever its length.
select a.attrelid::pg_catalog.int8 as relation,
       a.attname as name,
       pg_catalog.regexp_replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '^public\.', '') as type,
       pg_catalog.format_type(a.atttypid, -1) as cast,
       n.nspname as type_namespace,
       not a.attnotnull as nullable,
       case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as default,
       case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
       case a.attgenerated when 's' then true when 'v' then false end as stored,
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       pg_catalog.col_description(a.attrelid, a.attnum) as comment
from pg_catalog.pg_attribute a
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = any ($oids)
  and a.attnum > 0
  and not a.attisdropped
order by a.attrelid, a.attnum
