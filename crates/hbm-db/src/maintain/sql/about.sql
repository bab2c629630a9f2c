-- The tables of these objects, whether the role may vacuum and analyze them, and whether an index cannot be built beside another one.
select o.object, pg_catalog.format('%I.%I', n.nspname, t.relname) as table,
       pg_catalog.pg_has_role(t.relowner, 'usage') or pg_catalog.pg_has_role(d.datdba, 'usage') $maintain as may,
       coalesce(i.indisexclusion, false) as exclusion
from pg_catalog.unnest($objects::pg_catalog.text[]) as o (object)
join pg_catalog.pg_class c on c.oid = pg_catalog.to_regclass(o.object)::pg_catalog.oid
left join pg_catalog.pg_index i on i.indexrelid = c.oid
join pg_catalog.pg_class t on t.oid = coalesce(i.indrelid, c.oid)
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
join pg_catalog.pg_database d on d.datname = pg_catalog.current_database()
