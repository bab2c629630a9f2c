-- Objects elsewhere that a CASCADE in the named namespaces would take along: of other namespaces, or of none, as
-- event triggers and publications.
with inside as (
    select o.classid, o.objid
    from (
        select 'pg_catalog.pg_class'::pg_catalog.regclass::oid as classid, c.oid as objid, c.relnamespace as namespace
        from pg_catalog.pg_class c
        union all
        select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, t.typnamespace from pg_catalog.pg_type t
        union all
        select 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, p.pronamespace from pg_catalog.pg_proc p
        union all
        select 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, o.oprnamespace from pg_catalog.pg_operator o
        union all
        select 'pg_catalog.pg_collation'::pg_catalog.regclass, c.oid, c.collnamespace from pg_catalog.pg_collation c
        union all
        select 'pg_catalog.pg_ts_config'::pg_catalog.regclass, c.oid, c.cfgnamespace from pg_catalog.pg_ts_config c
    ) o
    join pg_catalog.pg_namespace n on n.oid = o.namespace
    where n.nspname = any ($namespaces::pg_catalog.text[])
      -- Extensions stay, and what depends on them with them.
      and not exists (select from pg_catalog.pg_depend d
                      where d.classid = o.classid and d.objid = o.objid and d.deptype = 'e')
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
               when 'pg_catalog.pg_policy'::pg_catalog.regclass
                   then (select c.relnamespace from pg_catalog.pg_policy p
                         join pg_catalog.pg_class c on c.oid = p.polrelid where p.oid = d.objid)
               when 'pg_catalog.pg_operator'::pg_catalog.regclass
                   then (select o.oprnamespace from pg_catalog.pg_operator o where o.oid = d.objid)
               when 'pg_catalog.pg_collation'::pg_catalog.regclass
                   then (select c.collnamespace from pg_catalog.pg_collation c where c.oid = d.objid)
               when 'pg_catalog.pg_ts_config'::pg_catalog.regclass
                   then (select c.cfgnamespace from pg_catalog.pg_ts_config c where c.oid = d.objid)
               when 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass
                   then (select s.stxnamespace from pg_catalog.pg_statistic_ext s where s.oid = d.objid)
               when 'pg_catalog.pg_opclass'::pg_catalog.regclass
                   then (select o.opcnamespace from pg_catalog.pg_opclass o where o.oid = d.objid)
               when 'pg_catalog.pg_opfamily'::pg_catalog.regclass
                   then (select o.opfnamespace from pg_catalog.pg_opfamily o where o.oid = d.objid)
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
left join pg_catalog.pg_namespace n on n.oid = d.namespace
where n.nspname is null and d.classid <> 'pg_catalog.pg_amop'::pg_catalog.regclass
                        and d.classid <> 'pg_catalog.pg_amproc'::pg_catalog.regclass
                        and d.classid <> 'pg_catalog.pg_cast'::pg_catalog.regclass
   or n.nspname <> all ($namespaces::pg_catalog.text[]) and n.nspname <> 'pg_toast'
order by 1
