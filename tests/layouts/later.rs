//! After `migrate adopt`: the other tool runs on, and hbm-db undoes what it took over.

use super::{Layout, server};

/// A layout, a migration that its tool runs after the ledger was taken over, and the row that it writes.
const LATER: [(&str, &str, &str, &str, &str); 4] = [
    (
        "sqlx",
        "migrations",
        "20990101000000_later.sql",
        "create table later (id int);",
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) values (20990101000000, 'later', true, '', 1)",
    ),
    (
        "golang-migrate",
        "db/migrations",
        "000011_later.up.sql",
        "create table later (id int);",
        "update schema_migrations set version = 11",
    ),
    (
        "flyway",
        "sql",
        "V11__later.sql",
        "create table later (id int);",
        "insert into flyway_schema_history values (99, '11', 'later', 'SQL', 'V11__later.sql', null, 'x', now(), 1, true)",
    ),
    (
        "dbmate",
        "db/migrations",
        "20990101000000_later.sql",
        "-- migrate:up\ncreate table later (id int);\n-- migrate:down\ndrop table later;\n",
        "insert into schema_migrations values ('20990101000000')",
    ),
];

/// What the other tool ran since is not run again: it is named, and taken over alone.
#[test]
fn what_the_tool_ran_since_is_taken_over_again() {
    for (name, folder, file, text, row) in LATER {
        let layout = Layout::built(server!(), name, folder);
        layout.run(&["migrate", "adopt"]).succeeds();
        layout.write(file, text);
        layout.run(&["migrate", "status"]).succeeds().says("1 pending").hides("since its ledger");
        layout.database.sql("create table later (id int)");
        layout.database.sql(row);
        layout.run(&["migrate", "status"]).succeeds().says("since its ledger").says("hbm-db migrate adopt");
        layout.run(&["migrate", "up"]).exits(1).says("later").says("hbm-db migrate adopt");
        let read = layout.run(&["migrate", "adopt", "--format", "json"]).succeeds();
        let read: serde_json::Value = serde_json::from_str(&read.stdout).expect("JSON");
        assert_eq!(read["marked"].as_array().map(Vec::len), Some(1), "{name}: {read}");
        layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
        layout.run(&["migrate", "status", "--check"]).succeeds();
    }
}

/// What is undone here is still in the other ledger; it is run again, and not taken for what the tool ran.
#[test]
fn what_is_undone_here_runs_again() {
    let layout = Layout::built(server!(), "goose", "migrations");
    layout.run(&["migrate", "adopt"]).succeeds();
    layout.run(&["migrate", "down"]).succeeds();
    layout.run(&["migrate", "status"]).succeeds().says("1 pending").hides("goose_db_version");
    layout.run(&["migrate", "adopt"]).succeeds().says("pending");
    layout.run(&["migrate", "up"]).succeeds().says("00004_contracts_by_employee");
    let lost = layout.run(&["migrate", "down", "--all", "--dry-run"]).succeeds();
    let words: Vec<&str> = lost.stderr.split_whitespace().collect();
    let named = words.windows(2).filter(|pair| pair[0] == "--accept").flatten();
    let mut arguments = vec!["migrate", "down", "--all"];
    arguments.extend(named);
    layout.run(&arguments).succeeds();
    layout.run(&["migrate", "up"]).succeeds().says("00001_create_staff");
    layout.run(&["check"]).succeeds();
}

/// The ledger of another program that has the same numbers is none of ours.
#[test]
fn numbers_of_another_program_are_no_sign() {
    let layout = Layout::new(server!(), "goose", "migrations");
    layout.run(&["migrate", "up"]).succeeds();
    layout.database.sql("create table schema_migrations (version bigint primary key, dirty boolean not null); insert into schema_migrations values (5, false)");
    layout.write(
        "00005_later.sql",
        "-- +goose Up\ncreate table later (id int);\n-- +goose Down\ndrop table later;\n",
    );
    layout.run(&["migrate", "up"]).succeeds().says("00005_later");
}

/// What everything was dropped with is forgotten.
#[test]
fn what_was_dropped_is_forgotten() {
    let layout = Layout::built(server!(), "goose", "migrations");
    layout.run(&["migrate", "adopt"]).succeeds();
    layout.run(&["fresh", "--no-seed", "--confirm-database", &layout.database.name]).succeeds();
    assert_eq!(layout.database.sql("select count(*) from hbm_db.adopted"), "0");
    layout.run(&["migrate", "status", "--check"]).succeeds();
}

/// Of two ledgers of one tool one is named by its table.
#[test]
fn of_two_ledgers_of_one_tool_one_is_named() {
    let layout = Layout::built(server!(), "dbmate", "db/migrations");
    layout
        .database
        .sql("create schema other; create table other.schema_migrations (version varchar primary key)");
    let both = layout.run(&["migrate", "adopt"]).exits(2);
    both.says("of dbmate: --ledger other.schema_migrations")
        .says("of dbmate: --ledger public.schema_migrations");
    layout.run(&["migrate", "adopt", "--from", "dbmate"]).exits(2).says("--ledger");
    layout.run(&["migrate", "adopt", "--ledger", "nowhere.x"]).exits(1).says("no ledger nowhere.x");
    layout.database.sql("drop schema other cascade; create schema hold; alter table public.schema_migrations set schema hold; create schema other; create table other.schema_migrations (version varchar primary key)");
    layout
        .run(&["migrate", "adopt", "--ledger", "hold.schema_migrations"])
        .succeeds()
        .says("hold.schema_migrations, the ledger of dbmate");
}

/// What needs the ledger of a tool is in no file, and stays as it is.
#[test]
fn what_needs_a_ledger_is_left_out() {
    let layout = Layout::built(server!(), "sqlx", "migrations");
    layout.database.sql("create view versions as select version from _sqlx_migrations; create view newest as select max(version) from versions; create materialized view kept as select version from _sqlx_migrations; create table notes (version bigint references _sqlx_migrations)");
    let pulled = layout.run(&["pull", "--to", "pulled", "--yes"]).succeeds();
    let pulled = pulled.says("in no file: ").says("view public.versions").says("view public.newest");
    pulled.says("materialized view public.kept").says("foreign key public.notes.notes_version_fkey");
    layout.run(&["pull", "--to", "pulled"]).succeeds().says("no changes");
    layout.run(&["push", "--yes", "--schema", "pulled"]).succeeds().says("no changes");
    assert_eq!(layout.database.sql("select count(*) from newest"), "1");
}

/// What hbm-db ran since is not in the other ledger, and is not pending.
#[test]
fn what_was_run_here_since_is_not_pending() {
    let layout = Layout::built(server!(), "flyway", "sql");
    layout.run(&["migrate", "adopt"]).succeeds();
    layout.write("V11__ours.sql", "create table ours (id int);\n");
    layout.write("V12__later.sql", "create table later (id int);\n");
    layout.run(&["migrate", "up", "--to", "V11__ours"]).succeeds();
    let outcome = layout.run(&["migrate", "adopt", "--format", "json"]).succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["ours"], serde_json::json!(["V11__ours"]), "{value}");
    assert_eq!(value["pending"], serde_json::json!(["V12__later"]), "{value}");
    layout.run(&["migrate", "adopt"]).succeeds().says("applied by hbm-db");
}
