-- The rule of a view is the view
select 'pg_catalog.pg_rewrite'::pg_catalog.regclass::pg_catalog.oid::bigint as class, w.oid::bigint as oid,
       'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint as target_class,
       w.ev_class::bigint as target_oid
from pg_catalog.pg_rewrite w
join relations r on r.oid = w.ev_class
where w.ev_type = '1'
