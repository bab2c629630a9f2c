-- Tables without row level security, by the share of the tables of the schema that have it. Partitions follow their parent, and
-- tables of an extension belong to the extension. Named are those that a role besides the owner may read or write.
with tables as (
    select c.oid, n.nspname, c.relname, c.relrowsecurity, c.relacl, c.relowner,
           pg_catalog.count(*) over s as all_tables, pg_catalog.count(*) filter (where c.relrowsecurity) over s as secured
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence <> 't'
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and not exists (select from pg_catalog.pg_depend d
                      where d.deptype = 'e' and (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
                          or d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objid = n.oid))
    window s as (partition by c.relnamespace)
)
select pg_catalog.format('%I.%I', t.nspname, t.relname) as object,
       (100.0 * t.secured / t.all_tables)::double precision as figure,
       pg_catalog.format('%s of %s tables of %I have it', t.secured, t.all_tables, t.nspname) as shown,
       (case when g.roles is null then 'only its owner may use it' else pg_catalog.format('granted to %s', g.roles) end)::text as detail,
       pg_catalog.format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.nspname, t.relname) as mend,
       null::text as hidden
from tables t
cross join lateral (
    select pg_catalog.left(pg_catalog.string_agg(distinct coalesce(r.rolname::text, 'PUBLIC'), ', '), 80) as roles
    from pg_catalog.aclexplode(t.relacl) a
    left join pg_catalog.pg_roles r on r.oid = a.grantee
    where a.grantee <> t.relowner
) g
where not t.relrowsecurity and t.secured > 0 and t.secured * 4 >= t.all_tables
order by 2 desc, 1
limit 100
