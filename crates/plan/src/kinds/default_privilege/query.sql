-- One row for each grantee whose privileges are not those that PostgreSQL gives by itself (manual, "Privileges"). An entry
-- of all namespaces has the whole of them, the owner's and those of PUBLIC too; an entry of one has what is added there.
select pg_catalog.array_remove(array[e.namespace, e.role], null) as path,
       pg_catalog.format(' on %s to %s', e.objects,
                         case e.grantee when 0 then 'public'
                         else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) end) as signature,
       pg_catalog.json_build_object('privileges', coalesce(e.privileges, '{}')) as facts,
       pg_catalog.json_build_object(
           'objects', e.objects,
           'grantee', case e.grantee
                      when 0 then pg_catalog.to_json('public'::pg_catalog.text)
                      when e.oid then pg_catalog.to_json('owner'::pg_catalog.text)
                      else pg_catalog.json_build_object('role', pg_catalog.pg_get_userbyid(e.grantee)) end) as aside
from (
    select m.nspname as namespace,
           d.defaclrole as oid,
           pg_catalog.pg_get_userbyid(d.defaclrole) as role,
           case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                                when 'T' then 'types' when 'n' then 'schemas' when 'L' then 'large objects' end as objects,
           i.grantee,
           i.privileges
    from pg_catalog.pg_default_acl d
    left join managed m on m.oid = d.defaclnamespace
    cross join lateral (
        select one.grantee,
               pg_catalog.json_object_agg(one.privilege, one.grantable
                                          order by one.privilege collate pg_catalog."C")
                   filter (where one.has) as privileges,
               pg_catalog.bool_or(one.has <> one.had or one.grantable) as differs
        from (
            select a.grantee, a.privilege_type as privilege,
                   pg_catalog.bool_or(a.is_grantable) as grantable,
                   pg_catalog.bool_or(a.is_there) as has,
                   pg_catalog.bool_or(not a.is_there) as had
            from (select x.grantee, x.privilege_type, x.is_grantable, true as is_there
                  from pg_catalog.aclexplode(d.defaclacl) x
                  union all
                  select x.grantee, x.privilege_type, false, false
                  from pg_catalog.aclexplode(pg_catalog.acldefault(
                      case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end::"char", d.defaclrole)) x
                  where d.defaclnamespace = 0) a
            group by 1, 2
        ) one
        group by one.grantee
    ) i
    where (d.defaclnamespace = 0 or m.oid is not null)
      and i.differs
) e
