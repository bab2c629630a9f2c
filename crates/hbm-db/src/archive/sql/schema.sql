-- A schema: whether it carries the mark of an archive, and whether anything is in it.
select coalesce(pg_catalog.obj_description(n.oid, 'pg_namespace') like 'hbm-db archive:%', false) as marked,
       exists (select from pg_catalog.pg_depend d
               where d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.refobjid = n.oid) as used
from pg_catalog.pg_namespace n
where n.nspname = $schema
