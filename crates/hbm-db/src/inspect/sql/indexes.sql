-- The head of pg_get_indexdef, up to the table's name, is cut off. Scans are those since the statistics were reset.
select c.relname as name,
       pg_catalog.substr(
           pg_catalog.pg_get_indexdef(i.indexrelid),
           1 + pg_catalog.length(pg_catalog.format(
               'CREATE %sINDEX %I ON %s%I.%I ',
               case when i.indisunique then 'UNIQUE ' else '' end, c.relname,
               case when c.relkind = 'I' then 'ONLY ' else '' end, n.nspname, t.relname))
       ) as definition,
       i.indisprimary as primary,
       i.indisunique as unique,
       i.indisvalid and i.indisready and i.indislive as valid,
       f.size,
       f.scans,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment,
       -- Whether it tells every row from every other, at once.
       i.indisunique and i.indisvalid and i.indimmediate and i.indpred is null and i.indexprs is null as total,
       coalesce((select pg_catalog.array_agg(a.attname order by u.place)
                 from pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality u (attnum, place)
                 join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = u.attnum
                 where u.place <= i.indnkeyatts),
                '{}') as columns
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
cross join lateral (
    select case when pg_catalog.count(*) = pg_catalog.count(s.size) then pg_catalog.sum(s.size) end::pg_catalog.int8
               as size,
           pg_catalog.sum(pg_catalog.pg_stat_get_numscans(part.oid))::pg_catalog.int8 as scans
    from (
        select c.oid where c.relkind <> 'I'
        union all
        select p.relid from pg_catalog.pg_partition_tree(c.oid) p where c.relkind = 'I' and p.isleaf
    ) part
    -- Not known while somebody has it locked, or waits to: who looks does not wait.
    left join lateral (
        select pg_catalog.pg_relation_size(part.oid) as size
        where not exists (select from pg_catalog.pg_locks l
                          where l.relation = part.oid and l.mode = 'AccessExclusiveLock'
                            and l.database = (select d.oid from pg_catalog.pg_database d
                                              where d.datname = pg_catalog.current_database()))
    ) s on true
) f
where i.indrelid = any ($oids)
order by not i.indisprimary, c.relname
