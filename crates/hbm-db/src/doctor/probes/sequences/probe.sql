-- The last value of each sequence against the end of the sequence, or of the narrowest column that it fills, by DEFAULT or as an
-- identity column, whichever comes first. Sequences that start again at their end are left out, unless a column ends before.
-- Reading a sequence takes a lock on it for a moment (ROW EXCLUSIVE), so sequences that another session is changing are not read, and no
-- more than a quarter of the locks that the server has room for: those with the fewest values first.
with changing as materialized (
    select l.relation, pg_catalog.min(l.pid) as pid
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.pid is distinct from pg_catalog.pg_backend_pid()
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
      and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
    group by l.relation
),
fills as materialized (
    select s.seqrelid as sequence, d.refobjid as relation, d.refobjsubid as attnum, d.deptype
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_depend d on d.objid = s.seqrelid
    where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.deptype in ('a', 'i') and d.refobjsubid > 0
    union
    select s.seqrelid, f.adrelid, f.adnum, 'n'
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_depend d on d.refobjid = s.seqrelid
    join pg_catalog.pg_attrdef f on f.oid = d.objid
    where d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
      and d.deptype = 'n'
),
columns as (
    select distinct on (f.sequence) f.sequence, f.relation, f.attnum, f.deptype, a.attname, w.most
    from fills f
    join pg_catalog.pg_attribute a on a.attrelid = f.relation and a.attnum = f.attnum and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    left join (values ('pg_catalog.int2'::pg_catalog.regtype::oid, 32767::bigint),
                      ('pg_catalog.int4'::pg_catalog.regtype::oid, 2147483647)) as w (type, most)
         on w.type = coalesce(nullif(t.typbasetype, 0), t.oid)
    order by f.sequence, w.most nulls last, f.deptype
),
ends as (
    select s.seqrelid, s.seqtypid, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, n.nspname, c.relname,
           k.relation, k.attname, k.deptype, k.most,
           case when s.seqincrement > 0 then least(s.seqmax, k.most) else greatest(s.seqmin, -k.most - 1) end as "end",
           x.pid as changed_by,
           pg_catalog.has_sequence_privilege(s.seqrelid, 'select, usage') as is_granted
    from pg_catalog.pg_sequence s
    join pg_catalog.pg_class c on c.oid = s.seqrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join columns k on k.sequence = s.seqrelid
    left join changing x on x.relation = s.seqrelid
    where c.relpersistence = 'p' or c.relpersistence = 'u' and not pg_catalog.pg_is_in_recovery()
),
ranked as (
    select e.*,
           pg_catalog.row_number() over (
               partition by e.is_granted and e.changed_by is null
               order by pg_catalog.abs(e."end"::numeric - case when e.seqincrement > 0 then e.seqmin else e.seqmax end)
                        / pg_catalog.abs(e.seqincrement::numeric), e.seqrelid)
               <= pg_catalog.current_setting('max_locks_per_transaction')::bigint
                  * (pg_catalog.current_setting('max_connections')::bigint
                     + pg_catalog.current_setting('max_prepared_transactions')::bigint) / 4 as is_read
    from ends e
    where not e.seqcycle
       or case when e.seqincrement > 0 then e.most < e.seqmax else -e.most - 1 > e.seqmin end
),
read as materialized (
    select r.*, case when r.is_granted and r.changed_by is null and r.is_read then
                     pg_catalog.pg_sequence_last_value(r.seqrelid) end as last
    from ranked r
),
found as (
    select r.*, 100 * case when r.seqincrement > 0 then (r.last::numeric - r.seqmin) / nullif(r."end"::numeric - r.seqmin, 0)
                           else (r.seqmax - r.last::numeric) / nullif(r.seqmax - r."end"::numeric, 0) end as percent
    from read r
    where r.last is not null
),
shown as (
    select f.*, pg_catalog.format('%I.%I', f.nspname, f.relname) as name,
           case when t.oid is not null then pg_catalog.format('%I.%I', m.nspname, t.relname) end as table_name
    from found f
    left join pg_catalog.pg_class t on t.oid = f.relation
    left join pg_catalog.pg_namespace m on m.oid = t.relnamespace
    where f.percent >= 50
    order by f.percent desc
    limit 97
)
select s.name::text as object, s.percent::double precision as figure,
       pg_catalog.format('%s %% of %s', pg_catalog.round(least(s.percent, 999999), 2), s."end") as shown,
       (case when s.table_name is null then pg_catalog.format_type(s.seqtypid, null)
             when s.most is null then pg_catalog.format('fills %s.%I', s.table_name, s.attname)
             else pg_catalog.format('fills %s.%I, of type %s: another type rewrites the table', s.table_name, s.attname,
                                    case s.most when 32767 then 'smallint' else 'integer' end) end)::text as detail,
       (case when s.most is not null and s."end" in (s.most, -s.most - 1) then pg_catalog.concat_ws('; ',
                  pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I TYPE bigint', s.table_name, s.attname),
                  case when s.deptype <> 'i' and s.seqtypid <> 'pg_catalog.int8'::pg_catalog.regtype then
                       pg_catalog.format('ALTER SEQUENCE %s AS bigint', s.name) end)
             when s.seqtypid <> 'pg_catalog.int8'::pg_catalog.regtype and s."end" in (32767, 2147483647, -32768, -2147483648)
                  then pg_catalog.format('ALTER SEQUENCE %s AS bigint', s.name)
             when s.seqincrement > 0 and s."end" not in (9223372036854775807, 2147483647, 32767)
                  then pg_catalog.format('ALTER SEQUENCE %s NO MAXVALUE', s.name)
             when s.seqincrement < 0 and s."end" not in (-9223372036854775808, -2147483648, -32768)
                  then pg_catalog.format('ALTER SEQUENCE %s NO MINVALUE', s.name) end)::text as mend,
       null::text as hidden
from shown s
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('%s sequences: GRANT SELECT ON ALL SEQUENCES IN SCHEMA %s TO %I', pg_catalog.count(*),
                         pg_catalog.string_agg(distinct pg_catalog.quote_ident(r.nspname), ', '), current_user)
from read r
where not r.is_granted
having pg_catalog.count(*) > 0
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('%s sequences that pid %s is changing', pg_catalog.count(*), pg_catalog.min(r.changed_by))
from read r
where r.is_granted and r.changed_by is not null
having pg_catalog.count(*) > 0
union all
select null::text, null::double precision, null::text, null::text, null::text,
       pg_catalog.format('%s sequences, those with most values: reading them all takes more locks than the server has room for (max_locks_per_transaction)',
                         pg_catalog.count(*))
from read r
where r.is_granted and r.changed_by is null and not r.is_read
having pg_catalog.count(*) > 0
order by 2 desc nulls last
