-- What is of a relation, or holds it, is recorded as needing it.
(d.objoid = $oid
 or d.objoid in (select p.objid
                 from pg_catalog.pg_depend p
                 where p.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and p.refobjid = $oid))
