//! `migrate adopt`: the ledger of the tool that ran the migrations is taken over.

use super::{ALL, Layout, server};
use serde_json::json;
use std::fs;

for_each_layout!(is_taken_over);

/// The database is as the tool left it: it is read, compared, and written into our ledger; theirs stays.
fn is_taken_over(layout: &Layout, tool: &str, _: bool) {
    layout.load("expected.sql");
    layout.load("ledger.sql");
    let before = layout.database.contents();
    // Nothing runs a second time because hbm-db did not know of it.
    layout.run(&["migrate", "up"]).exits(1).says("hbm-db migrate adopt");
    layout.run(&["migrate", "status"]).succeeds().says("hbm-db knows of none");
    assert_eq!(layout.database.contents(), before);
    let read = layout.run(&["migrate", "adopt", "--dry-run", "--format", "json"]).succeeds();
    assert_eq!(layout.database.contents(), before);
    let read: serde_json::Value = serde_json::from_str(&read.stdout).expect("JSON");
    assert_eq!(
        (&read["tool"], &read["pending"], &read["edited"]),
        (&json!(tool), &json!([]), &json!([])),
        "{read}"
    );
    // What the schema has besides is not touched.
    layout.run(&["diff", "--check"]).succeeds().says("no changes");
    layout.run(&["migrate", "adopt"]).succeeds().says("adopted");
    layout.run(&["migrate", "status", "--check"]).succeeds().says("0 pending");
    layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
    layout.run(&["migrate", "adopt"]).succeeds().says("had already");
    layout.run(&["check"]).succeeds();
    let after = layout.database.contents();
    let is_theirs = |line: &&str| !line.contains("seaql") && !line.is_empty() && !line.starts_with("--");
    let missing: Vec<&str> = before.lines().filter(is_theirs).filter(|line| !after.contains(line)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    layout.run(&["push", "--yes"]).succeeds().says("no changes");
}

/// A database that was changed by hand is not taken for what the migrations make.
#[test]
fn a_database_that_differs_is_not_taken() {
    let layout = Layout::new(server!(), "sqlx", "migrations");
    layout.load("expected.sql");
    layout.load("ledger.sql");
    layout.database.sql("create table by_hand (id int)");
    layout
        .run(&["migrate", "adopt"])
        .exits(1)
        .says("the database has table by_hand, and the migrations do not make it")
        .says("hbm-db migrate adopt --with-drift");
    assert_eq!(layout.database.sql("select to_regclass('seaql_migrations') is null"), "t");
}

/// A ledger is taken over all the same where that is said: every hint leads there, and the change becomes a migration.
#[test]
fn what_was_changed_by_hand_is_drift() {
    let layout = Layout::built(server!(), "drizzle", "drizzle");
    layout.database.sql("create index by_hand on venues (capacity)");
    let before = layout.database.contents();
    let check =
        layout.run(&["check"]).exits(3).says("for the database to be like migrations (hbm-db migrate adopt)");
    check.says("0002_seat_audit (hbm-db migrate adopt)").hides("migrate up").hides("migrate baseline");
    let check = layout.run(&["check", "--format", "json"]).exits(3);
    let check: serde_json::Value = serde_json::from_str(&check.stdout).expect("JSON");
    assert_eq!(check["comparisons"][1]["remedy"], "hbm-db migrate adopt");
    for command in [
        &["migrate", "adopt"][..],
        &["migrate", "baseline", "0002_seat_audit"],
        &["drift", "adopt", "x"],
        &["migrate", "up"],
    ] {
        layout.run(command).exits(1).says("hbm-db migrate adopt").says("--with-drift");
    }
    layout
        .run(&["migrate", "adopt", "--with-drift", "--dry-run"])
        .succeeds()
        .says("the database has index venues.by_hand");
    assert_eq!(layout.database.contents(), before);
    let read = layout.run(&["migrate", "adopt", "--with-drift", "--format", "json"]).succeeds();
    let read: serde_json::Value = serde_json::from_str(&read.stdout).expect("JSON");
    assert_eq!(
        (read["marked"].as_array().map(Vec::len), read["drift"].as_array().map(Vec::len)),
        (Some(3), Some(1))
    );
    layout.run(&["migrate", "status", "--check"]).succeeds();
    layout.run(&["check"]).exits(3).says("drop index venues.by_hand").says("hbm-db drift adopt NAME");
    layout.run(&["drift", "adopt", "by_hand"]).succeeds().says("0003_by_hand.sql");
    layout.run(&["check"]).exits(3).says("the database = migrations");
    layout.run(&["migrate", "up"]).succeeds().says("nothing to do");
}

/// The body of a function has the ends of lines that its file has: git may have changed these.
#[test]
fn ends_of_lines_are_named() {
    let layout = Layout::built(server!(), "drizzle", "drizzle");
    let text = fs::read_to_string(layout.migrations.join("0002_seat_audit.sql")).expect("a file");
    layout.write("0002_seat_audit.sql", &text.replace('\n', "\r\n"));
    let adopt = layout.run(&["migrate", "adopt"]).exits(1).says("logTicket");
    adopt.says("1 difference is by the ends of lines alone").hides("its file is not the one");
    layout.run(&["check"]).exits(3).says("1 of these by the ends of lines alone");
    layout.database.sql("create index by_hand on venues (capacity)");
    layout.run(&["migrate", "adopt"]).exits(1).says("1 difference is by the ends of lines alone");
    layout.write("0002_seat_audit.sql", &text);
    layout.run(&["migrate", "adopt"]).exits(1).hides("ends of lines");
}

/// What did not finish is named, with what its own tool does about it.
#[test]
fn a_run_that_failed_is_named() {
    for (name, folder, sql, remedy) in [
        ("golang-migrate", "db/migrations", "update schema_migrations set dirty = true", "migrate force"),
        (
            "prisma",
            "prisma/migrations",
            "update _prisma_migrations set finished_at = null where migration_name like '%init'",
            "prisma migrate resolve",
        ),
        (
            "flyway",
            "sql",
            "update flyway_schema_history set success = false where version = '2'",
            "flyway repair",
        ),
    ] {
        let layout = Layout::new(server!(), name, folder);
        layout.load("expected.sql");
        layout.load("ledger.sql");
        layout.database.sql(sql);
        layout.run(&["migrate", "adopt"]).exits(1).says("did not finish").says(remedy);
    }
}

/// Part of the history ran: the rest is pending, and runs.
#[test]
fn the_rest_of_the_history_is_pending() {
    let layout = Layout::new(server!(), "golang-migrate", "db/migrations");
    layout.run(&["migrate", "up", "--to", "000002_create_orders"]).succeeds();
    layout.database.sql("drop table seaql_migrations; drop schema hbm_db cascade");
    layout.load("ledger.sql");
    layout.database.sql("update schema_migrations set version = 2");
    layout.run(&["migrate", "adopt", "--app", "golang-migrate"]).succeeds().says("000003_price_history");
    layout.run(&["migrate", "up"]).succeeds().says("000010_orders_by_customer");
    layout.run(&["diff", "--check"]).succeeds();
}

/// A row without a file, a file that was edited, a ledger that is not there.
#[test]
fn what_does_not_fit_is_told() {
    let layout = Layout::new(server!(), "sqlx", "migrations");
    layout.load("expected.sql");
    layout.run(&["migrate", "adopt"]).exits(1).says("no ledger of another tool").says("migrate baseline");
    layout.load("ledger.sql");
    let path = layout.migrations.join("20240102090000_create_shows.sql");
    let text = fs::read_to_string(&path).expect("a file");
    fs::write(&path, format!("{text}\n-- a remark\n")).expect("a file");
    layout
        .run(&["migrate", "adopt", "--dry-run"])
        .succeeds()
        .says("20240102090000_create_shows: its file is not the one that sqlx ran");
    fs::remove_file(&path).expect("removed");
    layout.run(&["migrate", "adopt"]).exits(1).says("there is no file for 20240102090000");
}

/// Of several ledgers one has to be named.
#[test]
fn of_several_ledgers_one_is_named() {
    let layout = Layout::new(server!(), "sqlx", "migrations");
    layout.load("expected.sql");
    layout.load("ledger.sql");
    layout.database.sql("create table goose_db_version (id int generated by default as identity primary key, version_id bigint not null, is_applied boolean not null, tstamp timestamp not null default now())");
    layout.run(&["migrate", "adopt"]).exits(2).says("--from sqlx").says("--from goose");
    layout.run(&["migrate", "adopt", "--from", "sqlx"]).succeeds();
    layout.run(&["migrate", "adopt", "--from", "gosse"]).exits(2).says("gosse");
}

/// Drizzle 1 has no journal: a folder for each migration, and their names in the ledger.
#[test]
fn drizzle_1_has_names() {
    let layout = Layout::new(server!(), "drizzle", "drizzle");
    layout.load("expected.sql");
    layout.load("ledger.sql");
    fs::remove_dir_all(layout.migrations.join("meta")).expect("removed");
    layout.database.sql("alter table drizzle.__drizzle_migrations add column name text");
    for file in layout.files() {
        let (number, name) = file.trim_end_matches(".sql").split_once('_').expect("a number");
        let place = format!("2024010100{number}_{name}");
        fs::create_dir(layout.migrations.join(&place)).expect("a folder");
        let from = layout.migrations.join(&file);
        fs::rename(from, layout.migrations.join(&place).join("migration.sql")).expect("moved");
        let id = number.parse::<u32>().expect("a number") + 1;
        layout
            .database
            .sql(&format!("update drizzle.__drizzle_migrations set name = '{place}' where id = {id}"));
    }
    layout.run(&["migrate", "adopt"]).succeeds().says("20240101000002_seat_audit").hides("warning");
    layout.run(&["migrate", "status", "--check"]).succeeds();
    layout.run(&["check"]).succeeds();
    layout.write("20240101000002_seat_audit/snapshot.json", "{}");
    layout.add_table("one");
    layout.add_table("two");
    layout.run(&["generate", "add_tables", "--dry-run"]).succeeds().says(";\n--> statement-breakpoint\n");
}
