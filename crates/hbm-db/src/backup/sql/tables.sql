-- The tables whose rows a dump has, with their columns by name: a restore may put those that are inherited in another place.
-- Those of extensions are made by the extension. A standby has no rows of unlogged tables.
select pg_catalog.format('%I.%I', n.nspname, c.relname) as name,
       coalesce((select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by a.attname)
                 from pg_catalog.pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '') as columns
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and n.nspname <> 'information_schema'
  and n.nspname not like 'pg\_%'
  and c.relpersistence <> 't'
  and (c.relpersistence = 'p' or not $standby)
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by 1
