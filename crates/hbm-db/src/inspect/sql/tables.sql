-- Rows as the planner estimates them, before the first ANALYZE as the statistics counted them; of a partitioned table
-- those of its partitions, if all are known.
-- Its size is not known while somebody has it locked, or waits to: who looks does not wait.
with locked as materialized (
    select coalesce(i.indrelid, l.relation) as oid
    from pg_catalog.pg_locks l
    left join pg_catalog.pg_index i on i.indexrelid = l.relation
    where l.mode = 'AccessExclusiveLock'
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
)
select c.oid::pg_catalog.int8 as oid,
       case when c.relkind <> 'v' then f.rows end as estimated_rows,
       case when c.relkind in ('r', 'm', 'p') then f.size end as size,
       (select pg_catalog.count(*) from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       -- A key that points at a partitioned table has a row for each partition, too.
       (select pg_catalog.count(*) from pg_catalog.pg_constraint k
        where k.contype = 'f' and k.conrelid = c.oid
          and not exists (select from pg_catalog.pg_constraint p
                          where p.oid = k.conparentid and p.conrelid = k.conrelid)) as references,
       coalesce(i.count, 0) as referenced_by
from pg_catalog.pg_class c
left join (
    select k.confrelid, pg_catalog.count(*) as count
    from pg_catalog.pg_constraint k
    where k.contype = 'f' and k.conparentid = 0
    group by k.confrelid
) i on i.confrelid = c.oid
cross join lateral (
    select case when pg_catalog.count(*) = pg_catalog.count(e.rows) then pg_catalog.sum(e.rows) end::pg_catalog.int8
               as rows,
           case when pg_catalog.count(*) = pg_catalog.count(e.size) then coalesce(pg_catalog.sum(e.size), 0) end
               ::pg_catalog.int8 as size
    from (
        select c.oid where c.relkind <> 'p'
        union all
        select t.relid from pg_catalog.pg_partition_tree(c.oid) t
        where c.relkind = 'p' and t.isleaf and t.relid <> c.oid
    ) part
    join pg_catalog.pg_class l on l.oid = part.oid
    cross join lateral (
        select case
            when l.reltuples >= 0 then l.reltuples::pg_catalog.int8
            when pg_catalog.pg_stat_get_live_tuples(l.oid) > 0 then pg_catalog.pg_stat_get_live_tuples(l.oid)
            when l.relkind <> 'f' and s.size = 0 then 0
        end as rows,
        s.total as size
        from (
            select pg_catalog.pg_total_relation_size(o.oid) as total, pg_catalog.pg_relation_size(o.oid) as size
            from (select l.oid where not exists (select from locked where locked.oid = l.oid)) o
        ) s
        right join (select) one on true
    ) e
) f
where c.oid = any ($oids)
order by 1
