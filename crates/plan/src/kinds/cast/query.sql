select 'pg_catalog.pg_cast'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[t.typname] as path,
       pg_catalog.format('(%s AS %s)', pg_catalog.format_type(c.castsource, null), pg_catalog.format_type(c.casttarget, null))
           as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'method', c.castmethod,
           'function', case when c.castfunc <> 0 then c.castfunc::pg_catalog.regprocedure::pg_catalog.text end,
           'context', nullif(c.castcontext, 'e'))) as facts
from pg_catalog.pg_cast c
join pg_catalog.pg_type t on t.oid = c.castsource
where c.oid >= 16384
  -- A multirange is made with a cast of its range.
  and c.oid not in (select d.objid from pg_catalog.pg_depend d
                    where d.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass and d.deptype = 'i')
  and c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass)
