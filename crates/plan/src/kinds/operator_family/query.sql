select 'pg_catalog.pg_opfamily'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       f.oid::bigint as oid,
       array[m.nspname, f.opfname] as path,
       ' USING ' || pg_catalog.quote_ident(a.amname) as signature,
       -- Members that belong to no class.
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object('operators', o.operators, 'functions', p.functions)) as facts,
       pg_catalog.pg_get_userbyid(f.opfowner) as owner
from pg_catalog.pg_opfamily f
join managed m on m.oid = f.opfnamespace
join pg_catalog.pg_am a on a.oid = f.opfmethod
left join (
    select o.amopfamily as family, pg_catalog.json_agg(pg_catalog.json_build_object(
               'number', o.amopstrategy,
               'types', pg_catalog.format('(%s, %s)', pg_catalog.format_type(o.amoplefttype, null),
                                          pg_catalog.format_type(o.amoprighttype, null)),
               'is', o.amopopr::pg_catalog.regoperator::pg_catalog.text
                     || coalesce(' FOR ORDER BY ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.opfname), '')
           ) order by o.amopstrategy, o.amoplefttype::pg_catalog.regtype::pg_catalog.text collate "C",
                      o.amoprighttype::pg_catalog.regtype::pg_catalog.text collate "C") as operators
    from pg_catalog.pg_amop o
    left join pg_catalog.pg_opfamily s on s.oid = o.amopsortfamily
    left join pg_catalog.pg_namespace n on n.oid = s.opfnamespace
    left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass and d.objid = o.oid
                                  and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
    where o.oid >= 16384
      and d.objid is null
    group by 1
) o on o.family = f.oid
left join (
    select p.amprocfamily as family, pg_catalog.json_agg(pg_catalog.json_build_object(
               'number', p.amprocnum,
               'types', pg_catalog.format('(%s, %s)', pg_catalog.format_type(p.amproclefttype, null),
                                          pg_catalog.format_type(p.amprocrighttype, null)),
               'is', p.amproc::pg_catalog.regprocedure::pg_catalog.text
           ) order by p.amprocnum, p.amproclefttype::pg_catalog.regtype::pg_catalog.text collate "C",
                      p.amprocrighttype::pg_catalog.regtype::pg_catalog.text collate "C") as functions
    from pg_catalog.pg_amproc p
    left join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass and d.objid = p.oid
                                  and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
    where p.oid >= 16384
      and d.objid is null
    group by 1
) p on p.family = f.oid
where f.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_opfamily'::pg_catalog.regclass)
