-- What has no home any more: no table is there under its number, and no column under its number or its name.
with homes (place, "table", number, "column") as (values $homes)
select h.place::text
from homes h
group by h.place
having pg_catalog.bool_and(
    not exists (select from pg_catalog.pg_class c where c.oid = h."table"::oid)
    or h.number > 0 and not exists (select from pg_catalog.pg_attribute a
                                    where a.attrelid = h."table"::oid and not a.attisdropped
                                      and (a.attnum = h.number or a.attname = h."column")))
