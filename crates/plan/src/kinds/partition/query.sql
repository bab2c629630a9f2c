-- What a table is a partition of, with its bounds. Its indexes and constraints are made before it is attached, without those
-- indexes of its table that not all partitions have.
select 'pg_catalog.pg_inherits'::pg_catalog.regclass::pg_catalog.oid::bigint as class,
       r.oid::bigint as oid,
       array[r.namespace, r.name] as path,
       pg_catalog.json_build_array('pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, r.oid::bigint, 0)
           as parent,
       pg_catalog.json_build_object('of', array[pn.nspname, p.relname],
                                    'bound', pg_catalog.pg_get_expr(c.relpartbound, c.oid)) as facts,
       pg_catalog.json_build_array(pg_catalog.json_build_array(
           'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid::bigint, i.inhparent::bigint, 0)) as needs,
       (select pg_catalog.json_agg(pg_catalog.json_build_array(one.class::pg_catalog.oid::bigint, one.oid::bigint, 0))
        from (select 'pg_catalog.pg_class'::pg_catalog.regclass as class, x.indexrelid as oid
              from pg_catalog.pg_index x where x.indrelid = r.oid or x.indrelid = i.inhparent and x.indisvalid
              union all
              select 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid
              from pg_catalog.pg_constraint k where k.conrelid in (r.oid, i.inhparent) and k.contype in ('c', 'p', 'u', 'x')) one) as after
from relations r
join pg_catalog.pg_class c on c.oid = r.oid
join pg_catalog.pg_inherits i on i.inhrelid = r.oid
join pg_catalog.pg_class p on p.oid = i.inhparent
join pg_catalog.pg_namespace pn on pn.oid = p.relnamespace
where c.relispartition
