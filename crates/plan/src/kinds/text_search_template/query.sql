select 'pg_catalog.pg_ts_template'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[m.nspname, t.tmplname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'init', nullif(t.tmplinit::pg_catalog.text, '-'),
           'lexize', t.tmpllexize::pg_catalog.text)) as facts
from managed m
join pg_catalog.pg_ts_template t on t.tmplnamespace = m.oid
where t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_ts_template'::pg_catalog.regclass)
