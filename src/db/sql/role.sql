-- What a role is. Its password's verifier is for superusers' eyes; others get none.
select r.rolcanlogin as login,
       pg_catalog.array_remove(array[
           case when m.super then 'SUPERUSER' end,
           case when m.createrole then 'CREATEROLE' end,
           case when m.createdb then 'CREATEDB' end,
           case when m.replication then 'REPLICATION' end,
           case when m.bypassrls then 'BYPASSRLS' end], null) as powers,
       r.rolname = current_user as own,
       exists (select from pg_catalog.pg_database d
               where d.datname = pg_catalog.current_database() and pg_catalog.pg_has_role(r.oid, d.datdba, 'member'))
       or exists (select from pg_catalog.pg_namespace n
                  where pg_catalog.pg_has_role(r.oid, n.nspowner, 'member') and n.nspname = any ($namespaces::pg_catalog.text[]))
       or exists (select from pg_catalog.pg_class c
                  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                  where pg_catalog.pg_has_role(r.oid, c.relowner, 'member') and n.nspname = any ($namespaces::pg_catalog.text[])) as owner
from pg_catalog.pg_roles r
-- What it can do as any role that it is a member of.
cross join lateral (
    select pg_catalog.bool_or(s.rolsuper) as super, pg_catalog.bool_or(s.rolcreaterole) as createrole,
           pg_catalog.bool_or(s.rolcreatedb) as createdb, pg_catalog.bool_or(s.rolreplication) as replication,
           pg_catalog.bool_or(s.rolbypassrls) as bypassrls
    from pg_catalog.pg_roles s
    where pg_catalog.pg_has_role(r.oid, s.oid, 'member')
) m
where r.rolname = $role
