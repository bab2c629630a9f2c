-- CHECK, FOREIGN KEY, and from PostgreSQL 18 on NOT NULL, of tables and of domains. Those that are not to be enforced are never
-- valid; those that are inherited are validated with the one of the parent.
select (case when k.contypid <> 0 then pg_catalog.format('%I.%I.%I', dn.nspname, d.typname, k.conname)
             else pg_catalog.format('%I.%I.%I', n.nspname, t.relname, k.conname) end)::text as object,
       1::double precision as figure,
       (case k.contype when 'c' then 'CHECK' when 'f' then 'FOREIGN KEY' when 'n' then 'NOT NULL' else k.contype::text end || ' NOT VALID')::text as shown,
       (case when k.contypid <> 0 then 'of a domain' when t.reltuples < 0 then 'rows were never counted'
             else pg_catalog.format('about %s rows are read', t.reltuples::bigint) end)::text as detail,
       (case when k.contypid <> 0 then pg_catalog.format('ALTER DOMAIN %I.%I VALIDATE CONSTRAINT %I', dn.nspname, d.typname, k.conname)
             else pg_catalog.format('ALTER TABLE %I.%I VALIDATE CONSTRAINT %I', n.nspname, t.relname, k.conname) end)::text as mend,
       null::text as hidden
from pg_catalog.pg_constraint k
left join pg_catalog.pg_class t on t.oid = k.conrelid
left join pg_catalog.pg_namespace n on n.oid = t.relnamespace
left join pg_catalog.pg_type d on d.oid = k.contypid
left join pg_catalog.pg_namespace dn on dn.oid = d.typnamespace
where not k.convalidated and k.conparentid = 0 and k.coninhcount = 0
--since 18 and k.conenforced
order by t.reltuples desc nulls last, 1
limit 100
