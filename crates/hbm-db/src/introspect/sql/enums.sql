select m.nspname as namespace,
       t.typname as name,
       (select pg_catalog.array_agg(e.enumlabel order by e.enumsortorder)
        from pg_catalog.pg_enum e
        where e.enumtypid = t.oid) as labels
from pg_catalog.pg_type t
join managed m on m.oid = t.typnamespace
where t.typtype = 'e'
  and not exists (select from extension_members x
                  where x.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and x.objid = t.oid)
order by 1, 2
