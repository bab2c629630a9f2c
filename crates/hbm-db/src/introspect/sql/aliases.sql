-- Addresses that stand for other objects: an array type for the type of its elements, a row type for its table.
select pg_catalog.json_agg(pg_catalog.json_build_array(
           a.class::pg_catalog.oid::bigint, a.oid::bigint, a.target_class::pg_catalog.oid::bigint, a.target_oid::bigint, a.target_sub))
from (
    select 'pg_catalog.pg_type'::pg_catalog.regclass as class, t.oid, 'pg_catalog.pg_class'::pg_catalog.regclass as target_class,
           t.typrelid as target_oid, 0 as target_sub
    from pg_catalog.pg_type t
    join pg_catalog.pg_class c on c.oid = t.typrelid
    where t.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'v', 'm')
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, c.reltype, 0
    from pg_catalog.pg_class c
    where c.relkind = 'c' and c.oid >= 16384
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid, 'pg_catalog.pg_type'::pg_catalog.regclass, t.typelem, 0
    from pg_catalog.pg_type t
    where t.oid >= 16384 and t.typelem <> 0 and t.typcategory = 'A'
    union all
    select 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngmultitypid, 'pg_catalog.pg_type'::pg_catalog.regclass, r.rngtypid, 0
    from pg_catalog.pg_range r
    where r.rngtypid >= 16384
    union all
    select 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, w.ev_class, 0
    from pg_catalog.pg_rewrite w
    where w.oid >= 16384 and w.rulename = '_RETURN'
    union all
    select 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, d.adrelid, d.adnum
    from pg_catalog.pg_attrdef d
    join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum and a.attgenerated <> ''
    where d.oid >= 16384
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, k.conindid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 0
    from pg_catalog.pg_constraint k
    where k.oid >= 16384 and k.contype in ('p', 'u', 'x')
    union all
    select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, k.conrelid, k.conkey[1]
    from pg_catalog.pg_constraint k
    where k.oid >= 16384 and k.contype = 'n' and k.conrelid <> 0
    union all
    select 'pg_catalog.pg_class'::pg_catalog.regclass, d.objid, 'pg_catalog.pg_class'::pg_catalog.regclass, d.refobjid, d.refobjsubid
    from pg_catalog.pg_depend d
    join pg_catalog.pg_sequence s on s.seqrelid = d.objid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.deptype = 'i'
      and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    union all
    select 'pg_catalog.pg_trigger'::pg_catalog.regclass, g.oid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, g.tgconstraint, 0
    from pg_catalog.pg_trigger g
    where g.oid >= 16384 and g.tgisinternal and g.tgconstraint <> 0
    union all
    select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.conparentid, 0
    from pg_catalog.pg_constraint k
    where k.oid >= 16384 and k.contype = 'f' and k.conparentid <> 0
    union all
    select k.class::pg_catalog.oid::pg_catalog.regclass, k.oid::pg_catalog.oid, k.target_class::pg_catalog.oid::pg_catalog.regclass,
           k.target_oid::pg_catalog.oid, 0
    from (
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
        union all

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
    ) k
) a
