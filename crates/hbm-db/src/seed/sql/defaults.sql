-- What a column of the tables has where nobody gives it a value, by itself or by its domain; and whether that is the same
-- for every row. A value that a conversion of types makes may depend on the time and on settings.
select n.nspname as namespace,
       c.relname as name,
       a.attname as "column",
       pg_catalog.format_type(a.atttypid, a.atttypmod) as data_type,
       coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid), pg_catalog.pg_get_expr(t.typdefaultbin, 0)) as expression,
       e.tree !~ '\{(SQLVALUEFUNCTION|NEXTVALUEEXPR|COERCEVIAIO|XMLEXPR|JSON)'
       and not exists (
           select from pg_catalog.regexp_matches(e.tree, ':(?:funcid|opfuncid) ([0-9]+)', 'g') m
           join pg_catalog.pg_proc p on p.oid = m[1]::pg_catalog.oid
           where p.provolatile <> 'i'
       ) as constant
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
cross join lateral (select coalesce(d.adbin::pg_catalog.text, t.typdefaultbin::pg_catalog.text) as tree) e
where e.tree is not null
  and a.attgenerated = ''
  and pg_catalog.format('%I.%I', n.nspname, c.relname) = any ($tables::pg_catalog.text[])
