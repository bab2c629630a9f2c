-- Addresses of pg_depend that stand for objects of other addresses.
-- A routine or a cast that a type makes, such as the constructors of a range.
select d.classid::bigint as class, d.objid::bigint as oid, d.refclassid::bigint as target_class, d.refobjid::bigint as target_oid
from pg_catalog.pg_depend d
where d.classid in ('pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_cast'::pg_catalog.regclass)
  and d.deptype = 'i'
union all
-- The constraint of a constraint trigger.
select 'pg_catalog.pg_constraint'::pg_catalog.regclass::pg_catalog.oid::bigint, t.tgconstraint::bigint,
       'pg_catalog.pg_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint, t.oid::bigint
from pg_catalog.pg_trigger t
where t.tgconstraint <> 0 and not t.tgisinternal
