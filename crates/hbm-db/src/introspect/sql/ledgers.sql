-- Tables in which tools keep which of their migrations ran, by their names and a column: nobody else's business.
ledgers as materialized (
    select c.oid from pg_catalog.pg_class c where c.relname = 'seaql_migrations' and c.relkind = 'r'
    union all
    select c.oid
    from pg_catalog.pg_class c
    join pg_catalog.pg_attribute a on a.attrelid = c.oid
    where (c.relname, a.attname) in (
              ('_sqlx_migrations', 'checksum'), ('_prisma_migrations', 'migration_name'),
              ('__drizzle_migrations', 'hash'), ('__diesel_schema_migrations', 'run_on'), ('goose_db_version', 'version_id'),
              ('flyway_schema_history', 'installed_rank'), ('pgmigrations', 'run_on'), ('gorp_migrations', 'applied_at'),
              ('ar_internal_metadata', 'key'), ('alembic_version', 'version_num'), ('knex_migrations', 'migration_time'),
              ('knex_migrations_lock', 'is_locked'), ('SequelizeMeta', 'name'))
      and c.relkind = 'r'
    union all
    -- That of golang-migrate, dbmate, Rails and Supabase has a common name, and few columns.
    select c.oid
    from pg_catalog.pg_class c
    where c.relname = 'schema_migrations' and c.relkind = 'r'
      and array(select a.attname::pg_catalog.text from pg_catalog.pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum)
          in (array['version'], array['version', 'dirty'], array['version', 'statements', 'name'], array['version', 'statements'])
)
