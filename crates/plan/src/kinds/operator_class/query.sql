select 'pg_catalog.pg_opclass'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       c.oid::bigint as oid,
       array[m.nspname, c.opcname] as path,
       ' USING ' || pg_catalog.quote_ident(a.amname) as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'type', pg_catalog.format_type(c.opcintype, null),
           'default', nullif(c.opcdefault, false),
           'family', pg_catalog.quote_ident(f_n.nspname) || '.' || pg_catalog.quote_ident(f.opfname),
           'storage', pg_catalog.format_type(nullif(c.opckeytype, 0), null),
           'operators', o.operators,
           'functions', p.functions
       )) as facts,
       pg_catalog.pg_get_userbyid(c.opcowner) as owner
from pg_catalog.pg_opclass c
join managed m on m.oid = c.opcnamespace
join pg_catalog.pg_am a on a.oid = c.opcmethod
join pg_catalog.pg_opfamily f on f.oid = c.opcfamily
join pg_catalog.pg_namespace f_n on f_n.oid = f.opfnamespace
left join (
    select d.refobjid as class, pg_catalog.json_agg(pg_catalog.json_build_object(
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
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass and d.objid = o.oid
                                  and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
    where o.oid >= 16384
    group by 1
) o on o.class = c.oid
left join (
    select d.refobjid as class, pg_catalog.json_agg(pg_catalog.json_build_object(
               'number', p.amprocnum,
               'types', pg_catalog.format('(%s, %s)', pg_catalog.format_type(p.amproclefttype, null),
                                          pg_catalog.format_type(p.amprocrighttype, null)),
               'is', p.amproc::pg_catalog.regprocedure::pg_catalog.text
           ) order by p.amprocnum, p.amproclefttype::pg_catalog.regtype::pg_catalog.text collate "C",
                      p.amprocrighttype::pg_catalog.regtype::pg_catalog.text collate "C") as functions
    from pg_catalog.pg_amproc p
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass and d.objid = p.oid
                                  and d.refclassid = 'pg_catalog.pg_opclass'::pg_catalog.regclass
    where p.oid >= 16384
    group by 1
) p on p.class = c.oid
where c.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_opclass'::pg_catalog.regclass)
