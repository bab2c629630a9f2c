-- Foreign keys that point at the tables and that no index helps: PostgreSQL reads all rows that may refer for each row that goes.
-- Only where this role may make an index.
select pg_catalog.format('%I.%I', fn.nspname, f.relname) as referring,
       pg_catalog.quote_ident(fn.nspname) as namespace,
       tn.nspname as target_namespace, t.relname as target,
       (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by c.place)
        from pg_catalog.unnest(k.conkey) with ordinality as c (number, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.number) as columns,
       pg_catalog.pg_relation_size(f.oid) / pg_catalog.current_setting('block_size')::bigint as pages
from pg_catalog.pg_constraint k
join pg_catalog.pg_class f on f.oid = k.conrelid
join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
join pg_catalog.pg_class t on t.oid = k.confrelid
join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
where k.contype = 'f' and k.conparentid = 0 and f.relkind = 'r'
  and pg_catalog.format('%I.%I', tn.nspname, t.relname) = any ($tables::pg_catalog.text[])
  and pg_catalog.pg_has_role(f.relowner, 'usage')
  and pg_catalog.has_schema_privilege(fn.oid, 'create')
  and not exists (select from pg_catalog.pg_index i
                  where i.indrelid = f.oid and i.indisvalid and i.indpred is null
                    and i.indkey[0] = any (k.conkey))
order by 1, 5
