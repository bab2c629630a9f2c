select pg_catalog.json_agg(pg_catalog.json_build_array(d.classid::bigint, d.objid::bigint, d.objsubid, e.extname))
from pg_catalog.pg_depend d
join pg_catalog.pg_extension e on e.oid = d.refobjid
where d.deptype = 'x' and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
