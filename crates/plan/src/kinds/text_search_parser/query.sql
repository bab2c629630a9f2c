select 'pg_catalog.pg_ts_parser'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[m.nspname, p.prsname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'start', p.prsstart::pg_catalog.text,
           'token', p.prstoken::pg_catalog.text,
           'end', p.prsend::pg_catalog.text,
           'types', p.prslextype::pg_catalog.text,
           'headline', nullif(p.prsheadline::pg_catalog.text, '-'))) as facts
from managed m
join pg_catalog.pg_ts_parser p on p.prsnamespace = m.oid
where p.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_ts_parser'::pg_catalog.regclass)
