-- A table: its kind, its primary key, and by which column it is divided into ranges, where it is by one.
select c.relkind::pg_catalog.text as kind,
       array(select a.attname
             from pg_catalog.pg_index i
             cross join pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality as k (attnum, place)
             join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
             where i.indrelid = c.oid and i.indisprimary and k.place <= i.indnkeyatts
             order by k.place) as key,
       (select p.partattrs[0] from pg_catalog.pg_partitioned_table p
        where p.partrelid = c.oid and p.partstrat = 'r' and p.partnatts = 1 and p.partattrs[0] <> 0) as ranged_by,
       (select a.attname from pg_catalog.pg_partitioned_table p
        join pg_catalog.pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
        where p.partrelid = c.oid and p.partstrat = 'r' and p.partnatts = 1) as range_column,
       exists (select from pg_catalog.pg_constraint r where r.confrelid = c.oid and r.contype = 'f') as referred_to
from pg_catalog.pg_class c
where c.oid = pg_catalog.to_regclass($table)::pg_catalog.oid
