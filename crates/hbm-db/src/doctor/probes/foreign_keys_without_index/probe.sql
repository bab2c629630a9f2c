-- Foreign keys whose columns are not the first ones of any valid index, in whichever order. A partial index counts where its
-- condition is that a column of the key IS NOT NULL: the search by a foreign key implies that. Keys of partitions come from those
-- of the partitioned table.
with foreign_keys as materialized (
    select k.oid, k.conname, k.conrelid, k.confrelid, k.conkey, pg_catalog.cardinality(k.conkey) as width
    from pg_catalog.pg_constraint k
    where k.contype = 'f' and k.conparentid = 0
),
indexes as materialized (
    select i.indrelid, (i.indkey::int2[])[0:i.indnkeyatts - 1] as keys,
           case when i.indpred is not null then
               pg_catalog.substring(i.indpred::text, '^{NULLTEST :arg {VAR :varno 1 :varattno (\d+) [^{}]*} :nulltesttype 1 [^{}]*}$')::int2 end as not_null,
           i.indpred is not null as is_partial
    from pg_catalog.pg_index i
    where i.indisvalid
),
found as (
    select f.*
    from foreign_keys f
    where not exists (
        select from indexes i
        where i.indrelid = f.conrelid and pg_catalog.cardinality(i.keys) >= f.width
          and i.keys[1:f.width] @> f.conkey and i.keys[1:f.width] <@ f.conkey
          and (not i.is_partial or i.not_null = any (f.conkey)))
)
select pg_catalog.format('%I.%I.%I', n.nspname, t.relname, f.conname) as object, 1::double precision as figure,
       pg_catalog.format('(%s) refers to %I.%I', c.columns, rn.nspname, r.relname) as shown,
       (case when t.reltuples < 0 then 'rows were never counted' else pg_catalog.format('about %s rows refer', t.reltuples::bigint) end)::text as detail,
       pg_catalog.format('CREATE INDEX %sON %I.%I (%s)', case when t.relkind = 'r' then 'CONCURRENTLY ' end,
                         n.nspname, t.relname, c.columns) as mend,
       null::text as hidden
from found f
join pg_catalog.pg_class t on t.oid = f.conrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
join pg_catalog.pg_class r on r.oid = f.confrelid
join pg_catalog.pg_namespace rn on rn.oid = r.relnamespace
cross join lateral (
    select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' order by k.place) as columns
    from pg_catalog.unnest(f.conkey) with ordinality as k (attnum, place)
    join pg_catalog.pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum
) c
where t.relpersistence <> 't'
order by t.reltuples desc, 1
limit 100
