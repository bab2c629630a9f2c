-- Objects of other namespaces that a CASCADE in the named ones would take along.
with inside as (
    select 'pg_catalog.pg_class'::pg_catalog.regclass as classid, c.oid as objid
    from pg_catalog.pg_class c
    where c.relnamespace in (select n.oid from pg_catalog.pg_namespace n where n.nspname = any ($namespaces::pg_catalog.text[]))
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid
    from pg_catalog.pg_type t
    where t.typnamespace in (select n.oid from pg_catalog.pg_namespace n where n.nspname = any ($namespaces::pg_catalog.text[]))
    union all
    select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid
    from pg_catalog.pg_proc p
    where p.pronamespace in (select n.oid from pg_catalog.pg_namespace n where n.nspname = any ($namespaces::pg_catalog.text[]))
),
dependents as (
    select distinct d.classid, d.objid,
           case d.classid
               when 'pg_catalog.pg_class'::pg_catalog.regclass
                   then (select c.relnamespace from pg_catalog.pg_class c where c.oid = d.objid)
               when 'pg_catalog.pg_type'::pg_catalog.regclass
                   then (select t.typnamespace from pg_catalog.pg_type t where t.oid = d.objid)
               when 'pg_catalog.pg_proc'::pg_catalog.regclass
                   then (select p.pronamespace from pg_catalog.pg_proc p where p.oid = d.objid)
               when 'pg_catalog.pg_constraint'::pg_catalog.regclass
                   then (select k.connamespace from pg_catalog.pg_constraint k where k.oid = d.objid)
               when 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                   then (select c.relnamespace from pg_catalog.pg_rewrite w
                         join pg_catalog.pg_class c on c.oid = w.ev_class where w.oid = d.objid)
               when 'pg_catalog.pg_attrdef'::pg_catalog.regclass
                   then (select c.relnamespace from pg_catalog.pg_attrdef a
                         join pg_catalog.pg_class c on c.oid = a.adrelid where a.oid = d.objid)
               when 'pg_catalog.pg_trigger'::pg_catalog.regclass
                   then (select c.relnamespace from pg_catalog.pg_trigger g
                         join pg_catalog.pg_class c on c.oid = g.tgrelid where g.oid = d.objid)
           end as namespace
    from pg_catalog.pg_depend d
    join inside i on i.classid = d.refclassid and i.objid = d.refobjid
    where d.deptype in ('n', 'a')
)
select pg_catalog.pg_describe_object(d.classid, d.objid, 0) as name
from dependents d
join pg_catalog.pg_namespace n on n.oid = d.namespace
where n.nspname <> all ($namespaces::pg_catalog.text[])
  and n.nspname not in ('pg_toast')
order by 1
