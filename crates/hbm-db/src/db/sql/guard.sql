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
             -- A policy may hide the row.
             and not pg_catalog.row_security_active(c.oid)
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
       -- Everything else that stands in a schema depends on it: functions, types, collations, operators and others.
       and not exists (
           select from pg_catalog.pg_depend d
           join pg_catalog.pg_namespace n
               on d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and n.oid = d.refobjid
           where d.classid not in ('pg_catalog.pg_class'::pg_catalog.regclass,
                                   'pg_catalog.pg_extension'::pg_catalog.regclass)
             and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'hbm_db')
             and n.nspname not like 'pg\_temp\_%'
             and n.nspname not like 'pg\_toast\_temp\_%'
             and not exists (select from pg_catalog.pg_depend e
                             where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')
       ) as empty,
       -- The one that everybody connects to first, and those that new databases are copies of.
       (select d.datistemplate or d.datname = 'postgres'
        from pg_catalog.pg_database d where d.datname = pg_catalog.current_database()) as of_server
