-- An estimate: the pages of the table against those that its rows would need, by the average width of each column that ANALYZE
-- has noted, with the header of a row, alignment, and fillfactor. Tables of less than 10 MB are left out, and those with a column
-- that has no statistics. What TOAST keeps aside is not counted.
with tables as materialized (
    select c.oid, n.nspname, c.relname, c.relpages, c.reltuples,
           coalesce((select pg_catalog.split_part(o, '=', 2)::int from pg_catalog.unnest(c.reloptions) o where o like 'fillfactor=%'), 100) as fillfactor,
           pg_catalog.has_table_privilege(c.oid, 'select')
               and not (c.relrowsecurity and pg_catalog.row_security_active(c.oid)) as is_granted
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and c.relpersistence <> 't' and c.reltuples >= 0
      and c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint >= 10485760
      and n.nspname not in ('pg_catalog', 'information_schema')
),
columns as (
    select t.oid, s.null_frac, a.attlen, s.avg_width,
           -- What comes next begins at a multiple of its alignment: the width is rounded up to that, or, where it varies, by half.
           case when s.avg_width is null then null
                when a.attlen > 0 then pg_catalog.ceil(s.avg_width / w.next::numeric) * w.next
                else s.avg_width + (w.next - 1) / 2.0 end * (1 - s.null_frac::numeric) as width
    from tables t
    join lateral (
        select a.attname, a.attlen, a.attnum,
               case coalesce(pg_catalog.lead(a.attalign) over (order by a.attnum), 'd') when 'c' then 1 when 's' then 2 when 'i' then 4 else 8 end as next
        from pg_catalog.pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    ) w on true
    join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = w.attnum
    left join pg_catalog.pg_stats s on s.schemaname = t.nspname and s.tablename = t.relname and s.attname = w.attname and not s.inherited
    where t.is_granted
),
widths as (
    select c.oid, pg_catalog.sum(c.width) as data, pg_catalog.bool_or(c.null_frac > 0) as has_nulls,
           pg_catalog.bool_and(c.width is not null) as is_known, pg_catalog.count(*) as columns
    from columns c
    group by c.oid
),
estimated as (
    select t.*, w.data, b.size,
           -- Header of 23 bytes, bits of NULLs, both aligned; the data, aligned; and 4 bytes that point to the row.
           pg_catalog.ceil(t.reltuples::numeric
               / greatest(pg_catalog.floor((b.size - 24) * t.fillfactor / 100.0
                   / (pg_catalog.ceil((23 + case when w.has_nulls then (w.columns + 7) / 8 else 0 end) / 8.0) * 8
                      + pg_catalog.ceil(w.data / 8.0) * 8 + 4)), 1)) as pages
    from tables t
    join widths w on w.oid = t.oid and w.is_known
    cross join (select pg_catalog.current_setting('block_size')::numeric as size) b
),
found as (
    select e.*, (e.relpages - e.pages) * e.size as wasted, 100.0 * (e.relpages - e.pages) / e.relpages as percent
    from estimated e
    where (e.relpages - e.pages) * e.size >= 10485760
    order by 100.0 * (e.relpages - e.pages) / e.relpages desc
    limit 99
)
select pg_catalog.format('%I.%I', f.nspname, f.relname) as object,
       f.percent::double precision as figure,
       pg_catalog.format('about %s %%, %s of %s', pg_catalog.round(f.percent, 0), pg_catalog.pg_size_pretty(f.wasted),
                         pg_catalog.pg_size_pretty(f.relpages * f.size)) as shown,
       'estimated; VACUUM FULL locks the table for as long as it writes it'::text as detail,
       pg_catalog.format('VACUUM (FULL, ANALYZE) %I.%I', f.nspname, f.relname) as mend,
       null::text as hidden
from found f
where f.percent >= 30
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('bloat of %s tables: GRANT pg_read_all_data TO %I', pg_catalog.count(*), current_user)
from tables t
where not t.is_granted
having pg_catalog.count(*) > 0
order by 2 desc nulls last, 1
