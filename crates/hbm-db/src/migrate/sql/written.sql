-- Which tables were written to in this transaction: PostgreSQL counts changed rows, and a file that was written anew has
-- another number. A part of a partitioned table stands for the whole.
select coalesce(pg_catalog.pg_partition_root(c.oid)::pg_catalog.oid, c.oid)::pg_catalog.int8 as relation,
       c.oid::pg_catalog.int8 as part,
       c.relispartition as partitioned,
       c.relfilenode::pg_catalog.int8 as file,
       pg_catalog.pg_stat_get_xact_tuples_updated(c.oid) + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as changed,
       pg_catalog.current_setting('track_counts') = 'on' as counted
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'hbm_db')
  and n.nspname not like 'pg\_temp\_%'
  and c.relname <> 'seaql_migrations'
   or c.oid = 'pg_catalog.pg_largeobject'::pg_catalog.regclass
