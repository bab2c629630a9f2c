-- How the columns of a relation are filtered and edited: category of the type, its name, labels of enums.
select a.attname as name,
       b.typcategory as category,
       b.typname as base,
       (select pg_catalog.array_agg(e.enumlabel order by e.enumsortorder)
        from pg_catalog.pg_enum e where e.enumtypid = b.oid) as labels
from pg_catalog.pg_attribute a
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
where a.attrelid = any ($oids)
  and a.attnum > 0
  and not a.attisdropped
order by a.attnum
