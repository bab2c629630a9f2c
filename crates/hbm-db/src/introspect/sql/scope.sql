-- What all queries here select from: the namespaces to read, and the relations in them that a condition lets through.
with managed as materialized (
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
-- Tables, views and foreign tables, without the ledger that SeaORM keeps.
relations as materialized (
    select c.oid, m.nspname as namespace, c.relname as name, c.relkind as kind
    from pg_catalog.pg_class c
    join managed m on m.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'f', 'v', 'm')
      and c.relname <> 'seaql_migrations'
      and (c.oid) not in (select x.objid from extension_members x
                          where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass)
      and $relations
)
