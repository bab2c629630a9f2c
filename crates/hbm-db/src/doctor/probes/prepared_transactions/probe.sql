-- Prepared transactions of all databases by their age. ROLLBACK PREPARED works in the database of the transaction only.
with found as (
    select x.gid, x.owner, x.database, x.transaction,
           extract(epoch from pg_catalog.clock_timestamp() - x.prepared)::double precision as figure
    from pg_catalog.pg_prepared_xacts x
)
select pg_catalog.format('prepared transaction %L', f.gid) as object,
       f.figure as figure,
       (case when f.figure < 120 then pg_catalog.format('%s s', pg_catalog.floor(f.figure))
             when f.figure < 7200 then pg_catalog.format('%s min', pg_catalog.floor(f.figure / 60))
             when f.figure < 172800 then pg_catalog.format('%s h', pg_catalog.floor(f.figure / 3600))
             else pg_catalog.format('%s days', pg_catalog.floor(f.figure / 86400)) end)::text as shown,
       pg_catalog.format('of %s in database %s, %s transactions ago', f.owner, f.database, pg_catalog.age(f.transaction)) as detail,
       pg_catalog.format('ROLLBACK PREPARED %L', f.gid) as mend,
       null::text as hidden
from found f
order by 2 desc, 1
limit 100
