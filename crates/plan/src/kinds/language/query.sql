select 'pg_catalog.pg_language'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       l.oid::bigint as oid,
       array[l.lanname] as path,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'trusted', nullif(l.lanpltrusted, false),
           'handler', h.proc,
           'inline', i.proc,
           'validator', v.proc)) as facts,
       pg_catalog.pg_get_userbyid(l.lanowner) as owner,
       l.lanacl as acl
from pg_catalog.pg_language l
cross join lateral (select l.lanplcallfoid::pg_catalog.regproc::pg_catalog.text as proc where l.lanplcallfoid <> 0) h
left join lateral (select l.laninline::pg_catalog.regproc::pg_catalog.text as proc where l.laninline <> 0) i on true
left join lateral (select l.lanvalidator::pg_catalog.regproc::pg_catalog.text as proc where l.lanvalidator <> 0) v on true
where l.lanispl
  and l.oid >= 16384
  and l.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_language'::pg_catalog.regclass)
