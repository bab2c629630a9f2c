-- Ledgers of other tools in this database: by which tool, and where. Those that this role may not read are among them.
select n.nspname::text as namespace, c.relname::text as name, l.tool,
       pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_table_privilege(c.oid, 'select') as readable
from (
    values ('sqlx', '_sqlx_migrations', array['version', 'checksum', 'success']),
           ('prisma', '_prisma_migrations', array['migration_name', 'finished_at', 'rolled_back_at']),
           ('drizzle', '__drizzle_migrations', array['hash', 'created_at']),
           ('golang-migrate', 'schema_migrations', array['version', 'dirty']),
           ('supabase', 'schema_migrations', array['version', 'statements']),
           ('rails', 'schema_migrations', array['version']),
           ('dbmate', 'schema_migrations', array['version']),
           ('flyway', 'flyway_schema_history', array['installed_rank', 'version', 'script']),
           ('diesel', '__diesel_schema_migrations', array['version', 'run_on']),
           ('goose', 'goose_db_version', array['version_id', 'is_applied']),
           ('node-pg-migrate', 'pgmigrations', array['name', 'run_on']),
           ('sql-migrate', 'gorp_migrations', array['id', 'applied_at'])
) l (tool, relname, columns)
join pg_catalog.pg_class c on c.relname = l.relname and c.relkind in ('r', 'p')
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
cross join lateral (
    select pg_catalog.array_agg(a.attname::text) as columns
    from pg_catalog.pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
) has
cross join lateral (
    select exists (
        select from pg_catalog.pg_class o where o.relname = 'ar_internal_metadata' and o.relnamespace = c.relnamespace
    ) as is_rails
) beside
where n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
  and has.columns @> l.columns
  -- One column is dbmate's, or that of Rails where its other table is beside it.
  and case l.tool
          when 'rails' then beside.is_rails and has.columns <@ l.columns
          when 'dbmate' then not beside.is_rails and has.columns <@ l.columns
          else true
      end
order by 1, 2, 3
