-- Policies of row level security. No roles means PUBLIC.
select 'pg_catalog.pg_policy'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       p.oid::bigint as oid,
       array[r.namespace, r.name, p.polname] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_strip_nulls(pg_catalog.json_build_object(
           'restrictive', nullif(not p.polpermissive, false),
           'command', case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE'
                                    when 'd' then 'DELETE' else 'ALL' end,
           'roles', u.roles,
           'using', pg_catalog.pg_get_expr(p.polqual, p.polrelid),
           'check', pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
       )) as facts
from pg_catalog.pg_policy p
join relations r on r.oid = p.polrelid
left join (
    select p.oid, pg_catalog.json_agg(pg_catalog.pg_get_userbyid(o.oid) order by pg_catalog.pg_get_userbyid(o.oid)) as roles
    from pg_catalog.pg_policy p
    cross join lateral pg_catalog.unnest(p.polroles) as o (oid)
    where o.oid <> 0
    group by p.oid
) u on u.oid = p.oid
