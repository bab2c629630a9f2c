select 'pg_catalog.pg_user_mapping'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       u.umid::bigint as oid,
       array[u.srvname] as path,
       ' for ' || case u.umuser when 0 then 'public' else pg_catalog.quote_ident(u.usename) end as signature,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           -- The view shows them only to some (manual, "pg_user_mappings").
           'hidden', nullif(not (
               me.rolsuper
               or u.umuser = 0 and pg_catalog.pg_has_role(s.srvowner, 'usage')
               or u.umuser = me.oid
                  and (pg_catalog.pg_has_role(s.srvowner, 'usage')
                       or pg_catalog.has_server_privilege(s.oid, 'usage'))), false),
           'options', (select pg_catalog.array_agg(o order by o collate pg_catalog."C")
                       from pg_catalog.unnest(u.umoptions) o))) as facts
from pg_catalog.pg_user_mappings u
join pg_catalog.pg_foreign_server s on s.oid = u.srvid
join pg_catalog.pg_roles me on me.rolname = current_user
where u.umid >= 16384
  and u.umid not in (select x.objid from extension_members x
                     where x.classid = 'pg_catalog.pg_user_mapping'::pg_catalog.regclass)
