-- What rows can be read from, in every namespace but those of other sessions. What is in a schema of an extension is the
-- extension's as well.
with member as (
    select d.classid, d.objid
    from pg_catalog.pg_depend d
    where d.deptype = 'e'
)
select c.oid::pg_catalog.int8 as oid,
       n.nspname as namespace,
       c.relname as name,
       case c.relkind
           when 'v' then 'view'
           when 'm' then 'materialized_view'
           when 'f' then 'foreign_table'
           when 'p' then 'partitioned_table'
           else 'table'
       end as kind,
       c.relispartition as partition,
       n.nspname in ('pg_catalog', 'information_schema', 'hbm_db') or n.nspname like 'pg\_toast%' as system,
       exists (select from member m
               where m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objid = c.oid)
       or exists (select from member m
                  where m.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and m.objid = n.oid)
       as of_extension
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not pg_catalog.pg_is_other_temp_schema(n.oid)
order by 2, 3
