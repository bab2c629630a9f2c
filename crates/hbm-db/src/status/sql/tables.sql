select case n.nspname when 'public' then pg_catalog.quote_ident(c.relname)
            else pg_catalog.format('%I.%I', n.nspname, c.relname) end as name,
       case when c.reltuples >= 0 then c.reltuples::bigint end as estimated_rows,
       pg_catalog.pg_total_relation_size(c.oid) as size
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p', 'm')
  and n.nspname not in ('pg_catalog', 'information_schema', 'hbm_db')
  and n.nspname not like 'pg\_toast%'
  and n.nspname not like 'pg\_temp\_%'
order by 1
