-- Indexes that another one on the same table equals. Kept is the one that more depends on: the primary key, what a foreign key
-- refers to, a unique one, one of a constraint, the identity of replication, one that belongs to an index of a partitioned table;
-- else the oldest. Expressions are compared as trees, without the places in the statement that made them, since printing them
-- would wait for locks. The size is the one that VACUUM or ANALYZE has noted.
with indexes as materialized (
    select i.indexrelid, i.indrelid, i.indisunique, i.indisprimary, i.indisreplident, i.indisclustered, i.indimmediate, i.indnkeyatts,
           c.relname, c.relnamespace, c.relkind, c.relpages, c.relispartition, k.oid as constraint_oid, k.conname,
           r.conindid is not null as is_referred,
--since 15  i.indnullsnotdistinct as is_strict,
--before 15 false as is_strict,
           pg_catalog.concat_ws('/', c.relam, i.indnkeyatts, i.indkey, i.indclass, i.indcollation, i.indoption,
               coalesce(pg_catalog.regexp_replace(i.indexprs::text, ':location -?\d+', '', 'g'), '-'),
               coalesce(pg_catalog.regexp_replace(i.indpred::text, ':location -?\d+', '', 'g'), '-'),
               case when k.contype = 'x' then k.conexclop::text end) collate pg_catalog."C" as shape
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    join pg_catalog.pg_class t on t.oid = i.indrelid
    left join pg_catalog.pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
    left join (select distinct f.conindid from pg_catalog.pg_constraint f where f.contype = 'f') r on r.conindid = i.indexrelid
    where i.indisvalid and t.relkind in ('r', 'm', 'p')
      and t.relnamespace not in (select n.oid from pg_catalog.pg_namespace n where n.nspname in ('pg_catalog', 'pg_toast', 'information_schema'))
),
ranked as (
    select x.*, pg_catalog.row_number() over w as rank, pg_catalog.first_value(x.indexrelid) over w as kept
    from indexes x
    window w as (partition by x.indrelid, x.shape
                 order by x.indisprimary desc, x.is_referred desc, x.indisunique desc, x.is_strict desc, x.indimmediate desc,
                          (x.constraint_oid is not null) desc, x.relispartition desc, x.indisreplident desc, x.indisclustered desc,
                          x.indexrelid)
)
select pg_catalog.format('%I.%I', n.nspname, r.relname) as object,
       (greatest(r.relpages, 1)::bigint * pg_catalog.current_setting('block_size')::bigint)::double precision as figure,
       pg_catalog.pg_size_pretty(greatest(r.relpages, 1)::bigint * pg_catalog.current_setting('block_size')::bigint) as shown,
       pg_catalog.format('same as %I on %I.%I', k.relname, m.nspname, t.relname) as detail,
       (case when r.is_referred or r.indisreplident then null
             when r.constraint_oid is not null then
                  pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I', m.nspname, t.relname, r.conname)
             when r.relkind = 'I' then pg_catalog.format('DROP INDEX %I.%I', n.nspname, r.relname)
             else pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, r.relname) end)::text as mend,
       null::text as hidden
from ranked r
join pg_catalog.pg_namespace n on n.oid = r.relnamespace
join pg_catalog.pg_class t on t.oid = r.indrelid
join pg_catalog.pg_namespace m on m.oid = t.relnamespace
join pg_catalog.pg_class k on k.oid = r.kept
where r.rank > 1 and not r.relispartition
order by 2 desc, 1
limit 100
