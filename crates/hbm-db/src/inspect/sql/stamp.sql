-- What changes whenever the shape of a relation does: transactions that last wrote what the catalog knows of it.
select (
    select pg_catalog.concat_ws(
        '/', c.xmin, c.relnamespace, c.relname,
        (select pg_catalog.string_agg(a.xmin::pg_catalog.text, ',' order by a.attnum)
         from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0),
        (select pg_catalog.string_agg(i.xmin::pg_catalog.text, ',' order by i.indexrelid)
         from pg_catalog.pg_index i where i.indrelid = c.oid)
    )
    from pg_catalog.pg_class c
    where c.oid = any ($oids)
)
