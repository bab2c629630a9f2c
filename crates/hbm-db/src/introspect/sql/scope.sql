-- What all queries here select from: the namespaces to read, and the relations in them that a condition lets through.
with recursive managed as materialized (
    select n.oid, n.nspname
    from pg_catalog.pg_namespace n
    where n.nspname = any ($namespaces::pg_catalog.text[])
      and n.nspname <> 'hbm_db'
),
-- Objects that came with an extension are the extension's business.
extension_members as materialized (
    select d.classid, d.objid
    from pg_catalog.pg_depend d
    where d.deptype = 'e'
),
$ledgers,
-- Ledgers of migrations, with the views over them, and the views over those.
of_ledgers (oid) as materialized (
    select l.oid from ledgers l
    union
    select w.ev_class
    from of_ledgers o
    join pg_catalog.pg_depend d
        on d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid = o.oid
           and d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
    join pg_catalog.pg_rewrite w on w.oid = d.objid
    join pg_catalog.pg_class c on c.oid = w.ev_class and c.relkind in ('v', 'm')
),
-- Tables, views and foreign tables, without those.
relations as materialized (
    select c.oid, m.nspname as namespace, c.relname as name, c.relkind as kind
    from pg_catalog.pg_class c
    join managed m on m.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
      and c.oid not in (select o.oid from of_ledgers o)
      and (c.oid) not in (select x.objid from extension_members x
                          where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)
      and $relations
)
