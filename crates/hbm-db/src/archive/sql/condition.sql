-- Which columns a view refers to, as its rule depends on them; what it refers to of other tables is null.
select coalesce(pg_catalog.json_agg(distinct case when d.refobjid = pg_catalog.to_regclass($table)::pg_catalog.oid then d.refobjsubid end),
                '[]')::pg_catalog.text
from pg_catalog.pg_rewrite r
join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
where r.ev_class = pg_catalog.to_regclass('pg_temp.hbm_db_condition')::pg_catalog.oid
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.refobjid <> r.ev_class
  -- A view depends on each table as a whole, too.
  and not (d.refobjid = pg_catalog.to_regclass($table)::pg_catalog.oid and d.refobjsubid = 0)
