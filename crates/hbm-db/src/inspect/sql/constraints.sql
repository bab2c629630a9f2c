-- Those of the relations, and the foreign keys of others that point at them.
select k.conrelid::pg_catalog.int8 as relation,
       r.nspname as namespace,
       c.relname as "table",
       k.conname as name,
       k.contype as kind,
       pg_catalog.pg_get_constraintdef(k.oid) as definition,
       k.convalidated as validated,
       pg_catalog.obj_description(k.oid, 'pg_constraint') as comment,
       coalesce((select pg_catalog.array_agg(a.attname order by u.place)
                 from pg_catalog.unnest(k.conkey) with ordinality u (attnum, place)
                 join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum),
                '{}') as columns,
       nullif(k.confrelid, 0)::pg_catalog.int8 as foreign_relation,
       fn.nspname as foreign_namespace,
       f.relname as foreign_table,
       (select pg_catalog.array_agg(a.attname order by u.place)
        from pg_catalog.unnest(k.confkey) with ordinality u (attnum, place)
        join pg_catalog.pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum) as foreign_columns,
       case k.confdeltype when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default'
                          when 'r' then 'restrict' end as on_delete,
       case k.confupdtype when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default'
                          when 'r' then 'restrict' end as on_update
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_namespace r on r.oid = c.relnamespace
left join pg_catalog.pg_class f on f.oid = nullif(k.confrelid, 0)
left join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
where k.contype in ('p', 'u', 'c', 'x', 'f')
  -- A key that points at a partitioned table has a row for each partition, too.
  and (k.conrelid = any ($oids)
       and not (k.contype = 'f' and exists (select from pg_catalog.pg_constraint p
                                            where p.oid = k.conparentid and p.conrelid = k.conrelid))
       or k.contype = 'f' and k.confrelid = any ($oids) and k.conparentid = 0)
order by r.nspname, c.relname, k.conname
