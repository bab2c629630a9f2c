-- What was read of ledgers of other tools when they were taken over: what is there besides was run since.
create table hbm_db.adopted (
    app text not null,
    ledger text not null,
    -- What that ledger calls a migration.
    key text not null,
    primary key (app, ledger, key)
)
