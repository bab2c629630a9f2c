-- Rows as the planner estimates them; of a partitioned table those of its partitions, if all are known.
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
    select case when pg_catalog.bool_and(l.reltuples >= 0)
                then pg_catalog.sum(l.reltuples::pg_catalog.int8) end::pg_catalog.int8 as rows,
           coalesce(pg_catalog.sum(pg_catalog.pg_total_relation_size(l.oid)), 0)::pg_catalog.int8 as size
    from (
        select c.oid where c.relkind <> 'p'
        union all
        select t.relid from pg_catalog.pg_partition_tree(c.oid) t
        where c.relkind = 'p' and t.isleaf and t.relid <> c.oid
    ) part
    join pg_catalog.pg_class l on l.oid = part.oid
) f
where c.oid = any ($oids)
order by 1
