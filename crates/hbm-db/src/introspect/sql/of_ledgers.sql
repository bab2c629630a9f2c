-- What needs a ledger of migrations, which is in no catalog: it is left as it is, and told.
select pg_catalog.json_agg(pg_catalog.json_build_object('kind', u.kind, 'name', u.name) order by u.kind, u.name)
from (
    select case c.relkind when 'v' then 'view' else 'materialized view' end as kind,
           pg_catalog.format('%I.%I', m.nspname, c.relname) as name
    from of_ledgers o
    join pg_catalog.pg_class c on c.oid = o.oid and c.relkind in ('v', 'm')
    join managed m on m.oid = c.relnamespace
    union all
    select 'foreign key', pg_catalog.format('%I.%I.%I', r.namespace, r.name, k.conname)
    from relations r
    join pg_catalog.pg_constraint k on k.conrelid = r.oid and k.contype = 'f' and k.conparentid = 0
    where k.confrelid in (select l.oid from ledgers l)
) u
