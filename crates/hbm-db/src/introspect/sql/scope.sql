-- What all queries here select from. $namespaces is the array literal of the namespaces to read.
with managed as (
    select n.oid, n.nspname
    from pg_catalog.pg_namespace n
    where n.nspname = any ($namespaces::pg_catalog.text[])
      and n.nspname <> 'hbm_db'
),
-- Objects that came with an extension are the extension's business.
extension_members as (
    select d.classid, d.objid
    from pg_catalog.pg_depend d
    where d.deptype = 'e'
),
-- Ordinary tables, without the ledger that SeaORM keeps, partitions and inheritance.
relations as materialized (
    select c.oid, m.nspname as namespace, c.relname as name, c.relpersistence = 'u' as unlogged
    from pg_catalog.pg_class c
    join managed m on m.oid = c.relnamespace
    where c.relkind = 'r'
      and c.relname <> 'seaql_migrations'
      and not c.relispartition
      and not exists (select from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
      and not exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid)
      and not exists (select from extension_members x
                      where x.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and x.objid = c.oid)
)
