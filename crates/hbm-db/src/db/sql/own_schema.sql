-- Our own tables in a target database.
create schema if not exists hbm_db;
create table if not exists hbm_db.environment (
    only_row boolean primary key default true check (only_row),
    -- Null where nobody said what the database is for.
    environment text check (environment in ('development', 'test', 'staging', 'production')),
    protected boolean not null,
    -- The application whose database it is; null where nobody said so.
    app text,
    marked_at timestamptz not null default now(),
    marked_by text not null default current_user
);
alter table hbm_db.environment alter column environment drop not null;
alter table hbm_db.environment add column if not exists app text;
create table if not exists hbm_db.seeds (
    app text not null,
    seed_set text not null,
    checksum text not null,
    loaded_at timestamptz not null default now(),
    loaded_by text not null default current_user,
    primary key (app, seed_set)
);
-- The rows that the seeds put in, as namespace.table.label; null where that was not written down.
alter table hbm_db.seeds add column if not exists inserted text[];
-- What is known of a migration besides that it is in the ledger, seaql_migrations.
create table if not exists hbm_db.migrations (
    app text not null,
    name text not null,
    -- Of the file that ran: up.sql, or down.sql while it is being undone.
    checksum text not null,
    undoing boolean not null default false,
    statements integer not null,
    -- Statements that finished, and the checksum of their text.
    reached integer not null,
    reached_checksum text not null,
    -- The statement that was begun outside of a transaction and has not finished, from 1.
    running integer,
    -- As in the ledger; null until all statements have finished.
    applied_at bigint,
    started_at timestamptz not null default clock_timestamp(),
    milliseconds double precision,
    role text not null default current_user,
    tool_version text not null,
    primary key (app, name)
);
