-- The tables of the namespaces, but those of extensions.
select pg_catalog.format('%I.%I', n.nspname, c.relname)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = any ($namespaces::pg_catalog.text[])
  and c.relkind in ('r', 'p')
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
