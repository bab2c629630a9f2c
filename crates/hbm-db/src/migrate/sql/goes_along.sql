-- What DROP SCHEMA with CASCADE would take along besides what is in the managed namespaces and the named extensions: followed
-- through pg_depend as PostgreSQL follows it (manual, "pg_depend"). What is a part of something goes with its whole.
with recursive
inside (oid) as (
    select n.oid from pg_catalog.pg_namespace n where n.nspname = any ($namespaces::pg_catalog.text[])
),
goes (classid, objid, objsubid) as (
    select 'pg_catalog.pg_namespace'::pg_catalog.regclass::pg_catalog.oid, n.oid, 0
    from pg_catalog.pg_namespace n
    where n.nspname = any ($dropped::pg_catalog.text[])
    union
    select x.classid, x.objid, x.objsubid
    from goes g
    cross join lateral (
        select d.classid, d.objid, d.objsubid
        from pg_catalog.pg_depend d
        where d.refclassid = g.classid and d.refobjid = g.objid
          and (g.objsubid = 0 or d.refobjsubid = g.objsubid)
        union all
        select d.refclassid, d.refobjid, d.refobjsubid
        from pg_catalog.pg_depend d
        where d.classid = g.classid and d.objid = g.objid and d.objsubid in (0, g.objsubid)
          and d.deptype in ('i', 'e')
    ) x
),
-- The relation, operator family or type that a part belongs to.
parts as (
    select g.classid, g.objid, g.objsubid,
           case g.classid
               when 'pg_catalog.pg_class'::pg_catalog.regclass then g.objid
               when 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                   then (select r.ev_class from pg_catalog.pg_rewrite r where r.oid = g.objid)
               when 'pg_catalog.pg_attrdef'::pg_catalog.regclass
                   then (select a.adrelid from pg_catalog.pg_attrdef a where a.oid = g.objid)
               when 'pg_catalog.pg_policy'::pg_catalog.regclass
                   then (select p.polrelid from pg_catalog.pg_policy p where p.oid = g.objid)
               when 'pg_catalog.pg_trigger'::pg_catalog.regclass
                   then (select t.tgrelid from pg_catalog.pg_trigger t where t.oid = g.objid)
           end as relation,
           case g.classid
               when 'pg_catalog.pg_amop'::pg_catalog.regclass
                   then (select a.amopfamily from pg_catalog.pg_amop a where a.oid = g.objid)
               when 'pg_catalog.pg_amproc'::pg_catalog.regclass
                   then (select a.amprocfamily from pg_catalog.pg_amproc a where a.oid = g.objid)
           end as family
    from goes g
),
placed as (
    select p.classid, p.objid, p.objsubid, o.type, o.identity,
           coalesce((select c.relnamespace from pg_catalog.pg_class c where c.oid = p.relation),
                    (select f.opfnamespace from pg_catalog.pg_opfamily f where f.oid = p.family),
                    (select n.oid from pg_catalog.pg_namespace n where n.nspname = o.schema)) as namespace
    from parts p
    cross join lateral pg_catalog.pg_identify_object(p.classid, p.objid, p.objsubid) o
)
select distinct pg_catalog.pg_describe_object(p.classid, p.objid, p.objsubid)
from placed p
left join pg_catalog.pg_namespace n on n.oid = p.namespace
where (p.namespace is null or p.namespace not in (select i.oid from inside i))
  and n.nspname is distinct from 'pg_toast'
  and not (p.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
           and p.objid in (select i.oid from inside i))
  and not (p.classid = 'pg_catalog.pg_extension'::pg_catalog.regclass
           and (select e.extname from pg_catalog.pg_extension e where e.oid = p.objid) = any ($extensions::pg_catalog.text[]))
  -- What is in no schema and made again is dropped before.
  and not (p.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
           and (select e.evtname from pg_catalog.pg_event_trigger e where e.oid = p.objid) = any ($triggers::pg_catalog.text[]))
  and not exists (select from pg_catalog.unnest($publications::pg_catalog.text[]) as n (name)
                  where p.type in ('publication namespace', 'publication relation')
                    -- The name is not quoted there.
                    and pg_catalog.right(p.identity, pg_catalog.length(' in publication ' || n.name))
                        = ' in publication ' || n.name)
  -- The extension stands for what it brought.
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = p.classid and d.objid = p.objid and d.deptype = 'e')
  -- A cast goes with one of its types, which is listed where it is outside. Default privileges are put back.
  and p.classid not in ('pg_catalog.pg_cast'::pg_catalog.regclass, 'pg_catalog.pg_default_acl'::pg_catalog.regclass)
  -- A column, default, rule and so on goes with its table where that goes as a whole.
  and (p.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and p.objsubid = 0
       or not exists (select from goes w
                      where w.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and w.objsubid = 0
                        and w.objid = (select x.relation from parts x
                                       where x.classid = p.classid and x.objid = p.objid and x.objsubid = p.objsubid)))
order by 1
