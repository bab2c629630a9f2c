-- Types of public are shown as they are written; `cast` takes a text of the column back, whatever its length. Types that
-- extensions bring have their comparisons beside them, all others those of pg_catalog.
select a.attrelid::pg_catalog.int8 as relation,
       a.attname as name,
       pg_catalog.regexp_replace(pg_catalog.format_type(a.atttypid, a.atttypmod), '^public\.', '') as type,
       pg_catalog.format_type(a.atttypid, -1) as cast,
       pg_catalog.format_type(b.oid, -1) as base,
       -- Of fixed length, a number, an address, or characters of which there are at most 500.
       b.typlen > 0 or b.typcategory in ('I', 'N')
           or t.oid in ('pg_catalog.varchar'::pg_catalog.regtype, 'pg_catalog.bpchar'::pg_catalog.regtype)
              and a.atttypmod between 5 and 504 as short,
       case when b.typtype = 'b' and b.typcategory <> 'A' then n.nspname else 'pg_catalog' end as operators,
       not a.attnotnull as nullable,
       case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as default,
       case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
       case a.attgenerated when 's' then true when 'v' then false end as stored,
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       pg_catalog.col_description(a.attrelid, a.attnum) as comment
from pg_catalog.pg_attribute a
join pg_catalog.pg_type t on t.oid = a.atttypid
cross join lateral (
    with recursive under as (
        select t.oid, t.typtype, t.typbasetype
        union all
        select i.oid, i.typtype, i.typbasetype
        from under u
        join pg_catalog.pg_type i on i.oid = u.typbasetype
        where u.typtype = 'd'
    )
    select u.oid from under u where u.typtype <> 'd'
) u
join pg_catalog.pg_type b on b.oid = u.oid
join pg_catalog.pg_namespace n on n.oid = b.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = any ($oids)
  and a.attnum > 0
  and not a.attisdropped
order by a.attrelid, a.attnum
