-- What the columns of these tables are: where it is as it was, every column is moved.
select pg_catalog.md5(coalesce(pg_catalog.string_agg(
           pg_catalog.format('%s %s %s %s %s', a.attrelid, a.attnum, a.attname, a.atttypid, a.atttypmod), ',' order by a.attrelid, a.attnum), ''))
from pg_catalog.pg_attribute a
where a.attrelid in (select pg_catalog.to_regclass(x)::pg_catalog.oid from pg_catalog.unnest($tables::pg_catalog.text[]) x)
  and a.attnum > 0 and not a.attisdropped
