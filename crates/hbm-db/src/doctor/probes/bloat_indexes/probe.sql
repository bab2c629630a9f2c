-- An estimate: the pages of the index against those that its entries would need, by the average width of each column, with
-- fillfactor. Entries that deduplication joins need less, so that such an index seems smaller than it is. Indexes of less than
-- 10 MB, and those on expressions, are left out.
with indexes as materialized (
    select c.oid, n.nspname, c.relname, m.nspname as table_schema, t.relname as table_name, c.relpages, c.reltuples, i.indkey, i.indnatts, i.indrelid,
           coalesce((select pg_catalog.split_part(o, '=', 2)::int from pg_catalog.unnest(c.reloptions) o where o like 'fillfactor=%'), 90) as fillfactor,
           pg_catalog.has_table_privilege(t.oid, 'select')
               and not (t.relrowsecurity and pg_catalog.row_security_active(t.oid)) as is_granted
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
        and c.relam = (select a.oid from pg_catalog.pg_am a where a.amname = 'btree')
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'm') and t.relpersistence <> 't'
    join pg_catalog.pg_namespace m on m.oid = t.relnamespace
    where i.indexprs is null and i.indisvalid and c.reltuples >= 0
      and c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint >= 10485760
      and m.nspname not in ('pg_catalog', 'information_schema')
),
widths as (
    select x.oid, pg_catalog.sum(s.avg_width * (1 - s.null_frac::numeric)) as data, pg_catalog.bool_or(s.null_frac > 0) as has_nulls,
           pg_catalog.bool_and(s.avg_width is not null) as is_known
    from indexes x
    cross join lateral pg_catalog.unnest(x.indkey::int2[]) as k (attnum)
    join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum
    left join pg_catalog.pg_stats s on s.schemaname = x.table_schema and s.tablename = x.table_name and s.attname = a.attname and not s.inherited
    where x.is_granted
    group by x.oid
),
estimated as (
    select x.*, b.size,
           -- A leaf page has 24 bytes of header and 16 at its end; an entry has 8 bytes, the data, aligned, and 4 that point to it.
           -- One page is for the root of all, and one in two hundred for those that lead to the leaves.
           1 + pg_catalog.ceil(1.005 * x.reltuples::numeric
               / greatest(pg_catalog.floor((b.size - 40) * x.fillfactor / 100.0
                   / (pg_catalog.ceil((8 + case when w.has_nulls then 8 else 0 end + w.data) / 8.0) * 8 + 4)), 1)) as pages
    from indexes x
    join widths w on w.oid = x.oid and w.is_known
    cross join (select pg_catalog.current_setting('block_size')::numeric as size) b
),
found as (
    select e.*, (e.relpages - e.pages) * e.size as wasted, 100.0 * (e.relpages - e.pages) / e.relpages as percent
    from estimated e
    where (e.relpages - e.pages) * e.size >= 8388608
    order by 100.0 * (e.relpages - e.pages) / e.relpages desc
    limit 99
)
select pg_catalog.format('%I.%I', f.nspname, f.relname) as object,
       f.percent::double precision as figure,
       pg_catalog.format('about %s %%, %s of %s', pg_catalog.round(f.percent, 0), pg_catalog.pg_size_pretty(f.wasted),
                         pg_catalog.pg_size_pretty(f.relpages * f.size)) as shown,
       pg_catalog.format('on %I.%I, estimated', f.table_schema, f.table_name) as detail,
       pg_catalog.format('REINDEX INDEX CONCURRENTLY %I.%I', f.nspname, f.relname) as mend,
       null::text as hidden
from found f
where f.percent >= 40
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('bloat of %s indexes: GRANT pg_read_all_data TO %I', pg_catalog.count(*), current_user)
from indexes x
where not x.is_granted
having pg_catalog.count(*) > 0
order by 2 desc nulls last, 1
