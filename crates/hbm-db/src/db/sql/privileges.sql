-- What was granted to a role by name in this database.
select pg_catalog.format('%s on %s', a.privilege_type, o.name) as privilege
from (
    select pg_catalog.format('database %I', d.datname) as name, d.datacl as acl
    from pg_catalog.pg_database d
    where d.datname = pg_catalog.current_database()
    union all
    select pg_catalog.format('schema %I', n.nspname), n.nspacl
    from pg_catalog.pg_namespace n
    union all
    select pg_catalog.format('%s %I.%I', case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname),
           c.relacl
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
) o
cross join lateral pg_catalog.aclexplode(o.acl) a
where a.grantee = (select r.oid from pg_catalog.pg_roles r where r.rolname = $role)
order by 1
