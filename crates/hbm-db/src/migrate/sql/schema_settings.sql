-- What is set on a schema and goes with it, as the statements that set it again: owner, privileges, default privileges,
-- security labels and comment.
select s.schema, s.what, s.statement
from (
    select n.nspname as schema, 'owner' as what, 1 as place,
           pg_catalog.format('alter schema %I owner to %I', n.nspname, pg_catalog.pg_get_userbyid(n.nspowner)) as statement
    from pg_catalog.pg_namespace n
    union all
    select n.nspname, 'privilege', 2,
           pg_catalog.format('grant %s on schema %I to %s%s', a.privilege_type, n.nspname,
               case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end,
               case when a.is_grantable then ' with grant option' else '' end)
    from pg_catalog.pg_namespace n
    cross join lateral pg_catalog.aclexplode(n.nspacl) a
    where a.grantee <> n.nspowner
    union all
    select n.nspname, 'default privilege', 3,
           pg_catalog.format('alter default privileges for role %I in schema %I grant %s on %s to %s%s',
               pg_catalog.pg_get_userbyid(d.defaclrole), n.nspname, a.privilege_type,
               case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'routines' else 'types' end,
               case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end,
               case when a.is_grantable then ' with grant option' else '' end)
    from pg_catalog.pg_default_acl d
    join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
    cross join lateral pg_catalog.aclexplode(d.defaclacl) a
    union all
    select n.nspname, 'security label', 4,
           pg_catalog.format('security label for %I on schema %I is %L', l.provider, n.nspname, l.label)
    from pg_catalog.pg_seclabel l
    join pg_catalog.pg_namespace n on n.oid = l.objoid
    where l.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
    union all
    select n.nspname, 'comment', 5, pg_catalog.format('comment on schema %I is %L', n.nspname, d.description)
    from pg_catalog.pg_description d
    join pg_catalog.pg_namespace n on n.oid = d.objoid
    where d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
) s
where s.schema = any ($dropped::pg_catalog.text[])
order by s.place, s.statement
