-- Which objects go with which extensions.
select 'pg_catalog.pg_depend'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       d.objid::bigint as oid,
       (pg_catalog.row_number() over (partition by d.classid, d.objid order by e.extname))::int as sub,
       -- The kind tells a routine from a relation of its name.
       case when o.part is null then array[o.namespace, o.name, e.extname]
            else array[o.namespace, o.name, o.part, e.extname] end as path,
       o.kind || o.arguments as signature,
       pg_catalog.json_build_array(d.classid::bigint, d.objid::bigint, 0) as parent,
       pg_catalog.json_build_object() as facts,
       pg_catalog.json_build_array(pg_catalog.json_build_array(d.refclassid::bigint, d.refobjid::bigint, 0)) as needs
from pg_catalog.pg_depend d
join pg_catalog.pg_extension e on e.oid = d.refobjid
join (select 'pg_catalog.pg_proc'::pg_catalog.regclass as class, p.oid, m.nspname as namespace, p.proname as name,
             null::pg_catalog.name as part, 'routine' as kind, '(' || pg_catalog.oidvectortypes(p.proargtypes) || ')' as arguments
      from pg_catalog.pg_proc p
      join managed m on m.oid = p.pronamespace
      union all
      select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, m.nspname, c.relname, null, 'relation', ''
      from pg_catalog.pg_class c
      join managed m on m.oid = c.relnamespace
      union all
      select 'pg_catalog.pg_trigger'::pg_catalog.regclass, t.oid, r.namespace, r.name, t.tgname, 'trigger', ''
      from pg_catalog.pg_trigger t
      join relations r on r.oid = t.tgrelid
      where not t.tgisinternal and t.tgparentid = 0) o
    on o.class = d.classid and o.oid = d.objid
where d.deptype = 'x'
  and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
