select pg_catalog.format('%I.%I', n.nspname, c.relname) as object, 1::double precision as figure,
       (case when c.reltuples < 0 then 'rows were never counted' else pg_catalog.format('about %s rows', c.reltuples::bigint) end)::text as shown,
       'SET LOGGED writes the table anew, under a lock'::text as detail,
       pg_catalog.format('ALTER TABLE %I.%I SET LOGGED', n.nspname, c.relname) as mend,
       null::text as hidden
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and c.relpersistence = 'u'
order by c.reltuples desc, 1
limit 100
