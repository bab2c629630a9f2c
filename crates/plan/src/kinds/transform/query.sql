select 'pg_catalog.pg_transform'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       t.oid::bigint as oid,
       array[l.lanname] as path,
       '(' || pg_catalog.format_type(t.trftype, null) || ')' as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'from_sql', case when t.trffromsql::pg_catalog.oid <> 0 then t.trffromsql::pg_catalog.regprocedure::pg_catalog.text end,
           'to_sql', case when t.trftosql::pg_catalog.oid <> 0 then t.trftosql::pg_catalog.regprocedure::pg_catalog.text end
       )) as facts
from pg_catalog.pg_transform t
join pg_catalog.pg_language l on l.oid = t.trflang
where t.oid >= 16384
  and t.oid not in (select x.objid from extension_members x
                    where x.classid = 'pg_catalog.pg_transform'::pg_catalog.regclass)
