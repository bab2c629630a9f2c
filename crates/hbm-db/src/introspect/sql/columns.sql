select r.namespace,
       r.name as "table",
       a.attname as name,
       a.attnum as position,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as data_type,
       case when coalesce(el.typtype, t.typtype) = 'd'
            then (with recursive below as (
                      select b.oid, b.typtype, b.typbasetype from pg_catalog.pg_type b where b.oid = coalesce(el.oid, t.oid)
                      union all
                      select b.oid, b.typtype, b.typbasetype
                      from below join pg_catalog.pg_type b on b.oid = below.typbasetype
                  )
                  select pg_catalog.format_type(b.oid, null) from below b where b.typtype <> 'd')
                 || case when el.oid is null then '' else '[]' end
       end as below,
       en.nspname as enum_namespace,
       e.typname as enum_name,
       a.attnotnull as not_null,
       case when a.attgenerated = '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as default,
       case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as generated,
       a.attgenerated = 's' as stored,
       nullif(a.attidentity, '') as identity,
       s.seqstart as start,
       s.seqincrement as increment,
       s.seqmin as min,
       s.seqmax as max,
       s.seqcache as cache,
       s.seqcycle as cycle,
       -- Where it is not called as usual.
       case when s.name <> r.name || '_' || a.attname || '_seq' or s.namespace <> r.namespace
            then s.namespace end as sequence_namespace,
       case when s.name <> r.name || '_' || a.attname || '_seq' or s.namespace <> r.namespace
            then s.name end as sequence_name,
       case when a.attcollation <> t.typcollation
            then (select pg_catalog.format('%I.%I', cn.nspname, co.collname)
                  from pg_catalog.pg_collation co
                  join pg_catalog.pg_namespace cn on cn.oid = co.collnamespace
                  where co.oid = a.attcollation)
       end as collation
from relations r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_type el on el.oid = nullif(t.typelem, 0) and t.typcategory = 'A'
left join pg_catalog.pg_type e
    on e.typtype = 'e'
   and e.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
left join pg_catalog.pg_namespace en on en.oid = e.typnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join lateral (
    select q.*, c.relname as name, n.nspname as namespace
    from pg_catalog.pg_depend p
    join pg_catalog.pg_sequence q on q.seqrelid = p.objid
    join pg_catalog.pg_class c on c.oid = p.objid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where a.attidentity <> ''
      and p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and p.refobjid = a.attrelid
      and p.refobjsubid = a.attnum
      and p.deptype = 'i'
) s on true
order by 1, 2, 4
