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
-- What an address in pg_depend stands for: class, oid, and the class and oid of the object that it is part of.

-- Operators and functions of an operator class, or of none of their family.
select 'pg_catalog.pg_amop'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       o.oid::bigint as oid,
       coalesce(d.refclassid, 'pg_catalog.pg_opfamily'::pg_catalog.regclass)::bigint as target_class,
       coalesce(d.refobjid, o.amopfamily)::bigint as target_oid
from pg_catalog.pg_amop o
left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
                                and d.objid = o.oid
                                and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
where o.oid >= 16384

union all

select 'pg_catalog.pg_amproc'::pg_catalog.regclass::pg_catalog.oid::bigint,
       p.oid::bigint,
       coalesce(d.refclassid, 'pg_catalog.pg_opfamily'::pg_catalog.regclass)::bigint,
       coalesce(d.refobjid, p.amprocfamily)::bigint
from pg_catalog.pg_amproc p
left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
                                and d.objid = p.oid
                                and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
where p.oid >= 16384
