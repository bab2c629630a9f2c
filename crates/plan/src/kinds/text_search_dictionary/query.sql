select 'pg_catalog.pg_ts_dict'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       d.oid::bigint as oid,
       array[m.nspname, d.dictname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'template', pg_catalog.format('%I.%I', n.nspname, t.tmplname),
           'options', d.dictinitoption)) as facts,
       pg_catalog.pg_get_userbyid(d.dictowner) as owner
from managed m
join pg_catalog.pg_ts_dict d on d.dictnamespace = m.oid
join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
where d.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_ts_dict'::pg_catalog.regclass)
