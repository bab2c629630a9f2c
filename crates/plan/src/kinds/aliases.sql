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
