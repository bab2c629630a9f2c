-- The largest value that ANALYZE has noted of each column of smallint or integer that a unique index or a foreign key has, and
-- no sequence fills (these are another probe's). No table is read. Statistics of a column are visible to those who may read it.
with filled as materialized (
    select d.refobjid as relation, d.refobjsubid as attnum
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_depend d on d.objid = s.seqrelid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.deptype in ('a', 'i') and d.refobjsubid > 0
),
keys as (
    select i.indrelid as relation, k.attnum
    from pg_catalog.pg_index i
    cross join lateral pg_catalog.unnest(i.indkey::int2[]) as k (attnum)
    where i.indisunique and i.indnkeyatts = 1 and k.attnum > 0
    union
    select c.conrelid, k.attnum
    from pg_catalog.pg_constraint c
    cross join lateral pg_catalog.unnest(c.conkey) as k (attnum)
    where c.contype = 'f'
),
columns as materialized (
    select n.nspname, c.relname, a.attname, c.oid, a.attnum, c.relkind,
           case coalesce(nullif(t.typbasetype, 0), t.oid) when 'pg_catalog.int2'::pg_catalog.regtype then 32767::bigint
                else 2147483647 end as most,
           pg_catalog.has_column_privilege(c.oid, a.attnum, 'select')
               and not (c.relrowsecurity and pg_catalog.row_security_active(c.oid)) as is_granted
    from keys k
    join pg_catalog.pg_class c on c.oid = k.relation and c.relkind in ('r', 'p') and c.relpersistence <> 't'
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = k.relation and a.attnum = k.attnum and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    where coalesce(nullif(t.typbasetype, 0), t.oid) in ('pg_catalog.int2'::pg_catalog.regtype, 'pg_catalog.int4'::pg_catalog.regtype)
      and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
      and not exists (select from filled f where f.relation = k.relation and f.attnum = k.attnum)
),
-- Each column is looked up by itself: pg_stats as a whole checks the privileges of all columns that there are.
found as (
    select k.nspname, k.relname, k.attname, k.most, s.highest
    from columns k
    cross join lateral (
        select pg_catalog.max(greatest(
                   pg_catalog.substring(p.histogram_bounds::text, '(-?[0-9]+)}$')::bigint,
                   (select pg_catalog.max(v) from pg_catalog.unnest(p.most_common_vals::text::bigint[]) v))) as highest
        from pg_catalog.pg_stats p
        where p.schemaname = k.nspname and p.tablename = k.relname and p.attname = k.attname
    ) s
    where k.is_granted
),
shown as (
    select f.*, 100.0 * f.highest / f.most as percent
    from found f
    where f.highest >= f.most / 2
    order by 100.0 * f.highest / f.most desc
    limit 99
)
select pg_catalog.format('%I.%I.%I', s.nspname, s.relname, s.attname) as object,
       s.percent::double precision as figure,
       pg_catalog.format('%s %% of %s', pg_catalog.round(s.percent, 2), s.most) as shown,
       pg_catalog.format('largest value of a sample: %s; another type rewrites the table', s.highest) as detail,
       pg_catalog.format('ALTER TABLE %I.%I ALTER COLUMN %I TYPE bigint', s.nspname, s.relname, s.attname) as mend,
       null::text as hidden
from shown s
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('statistics of %s columns: GRANT pg_read_all_data TO %I', pg_catalog.count(*), current_user)
from columns k
where not k.is_granted
having pg_catalog.count(*) > 0
order by 2 desc nulls last
