select 'pg_catalog.pg_event_trigger'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       e.oid::bigint as oid,
       array[e.evtname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'event', e.evtevent,
           'tags', e.evttags,
           'function', e.evtfoid::pg_catalog.regproc::pg_catalog.text,
           'enabled', nullif(e.evtenabled, 'O'))) as facts,
       pg_catalog.pg_get_userbyid(e.evtowner) as owner
from pg_catalog.pg_event_trigger e
where e.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass)
