-- Our own tables in a target database.
create schema if not exists hbm_db;
create table if not exists hbm_db.environment (
    only_row boolean primary key default true check (only_row),
    environment text not null check (environment in ('development', 'test', 'staging', 'production')),
    protected boolean not null,
    marked_at timestamptz not null default now(),
    marked_by text not null default current_user
);
create table if not exists hbm_db.seeds (
    app text not null,
    seed_set text not null,
    checksum text not null,
    loaded_at timestamptz not null default now(),
    loaded_by text not null default current_user,
    primary key (app, seed_set)
);
