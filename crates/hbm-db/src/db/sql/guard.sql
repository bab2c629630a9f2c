-- Whether there is a marker, whether this role may read it, and whether it holds anything that is not ours or an extension's.
select exists (
           select from pg_catalog.pg_class c
           join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'hbm_db' and c.relname = 'environment'
       ) as there,
       exists (
           select from pg_catalog.pg_class c
           join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname = 'hbm_db' and c.relname = 'environment'
             and pg_catalog.has_schema_privilege(n.oid, 'usage')
             and pg_catalog.has_table_privilege(c.oid, 'select')
       ) as readable,
       not exists (
           select from pg_catalog.pg_class c
           join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'hbm_db')
             -- A first migration that failed has left it empty; without a table beside it, nothing is lost with it.
             and not (n.nspname = 'public' and c.relname in ('seaql_migrations', 'seaql_migrations_pkey'))
             and n.nspname not like 'pg\_temp\_%'
             and n.nspname not like 'pg\_toast\_temp\_%'
             and not exists (select from pg_catalog.pg_depend d
                             where d.classid = 'pg_catalog.pg_class'::regclass
                               and d.objid = c.oid and d.deptype = 'e')
       )
       and not exists (
           select from pg_catalog.pg_proc p
           join pg_catalog.pg_namespace n on n.oid = p.pronamespace
           where n.nspname not in ('pg_catalog', 'information_schema', 'hbm_db')
             and not exists (select from pg_catalog.pg_depend d
                             where d.classid = 'pg_catalog.pg_proc'::regclass
                               and d.objid = p.oid and d.deptype = 'e')
       ) as empty,
       -- The one that everybody connects to first, and those that new databases are copies of.
       (select d.datistemplate or d.datname = 'postgres'
        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()) as of_server
