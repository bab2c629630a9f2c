-- What makes a table that is a part of others, or inherits from them, one by itself.
select case when c.relispartition
            then pg_catalog.format('alter table %s detach partition %s', i.inhparent::pg_catalog.regclass, i.inhrelid::pg_catalog.regclass)
            else pg_catalog.format('alter table %s no inherit %s', i.inhrelid::pg_catalog.regclass, i.inhparent::pg_catalog.regclass) end
from pg_catalog.pg_inherits i
join pg_catalog.pg_class c on c.oid = i.inhrelid
where i.inhrelid = $table::pg_catalog.regclass
