//! `migrate up`.

use super::{ONE, Project, THREE, TWO, three};
use crate::harness::server;

#[test]
fn runs_what_is_pending_in_the_order_of_the_names() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds().says(ONE).says("applied").hides("pending");
    assert_eq!(project.applied(), "one two three");
    assert!(project.has("one") && project.has("two") && project.has("three"));
    let before = project.state();
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    assert_eq!(project.state(), before);
}

#[test]
fn to_and_steps_say_how_far() {
    let project = three(server!());
    let value = project.json(&["migrate", "up", "--steps", "1"], 0);
    assert_eq!(value["ran"][0]["name"], ONE);
    assert_eq!(value["ran"][0]["direction"], "up");
    assert_eq!(value["ran"][0]["statements"], 1);
    assert!(value["ran"][0]["milliseconds"].as_f64().is_some_and(|time| time > 0.0));
    assert_eq!(value["pending"], serde_json::json!([TWO, THREE]));
    assert_eq!(project.applied(), "one");
    project.run(&["migrate", "up", "--to", "two"]).succeeds().says("1 pending");
    assert_eq!(project.applied(), "one two");
    project.run(&["migrate", "up", "--to", ONE]).succeeds().says("nothing to do");
    project.run(&["migrate", "up", "--steps", "0"]).succeeds().says("nothing to do");
    project
        .run(&["migrate", "up", "--to", "tree"])
        .exits(2)
        .says("there is no migration tree")
        .says(&format!("did you mean {THREE}?"));
    project.run(&["migrate", "up", "--to", "three", "--steps", "1"]).exits(2).says("--steps");
    assert_eq!(project.applied(), "one two");
}

#[test]
fn a_dry_run_shows_the_files_and_makes_nothing() {
    let project = three(server!());
    let before = project.state();
    for flag in ["--dry-run", "--plan"] {
        project
            .run(&["migrate", "up", flag])
            .succeeds()
            .says(&format!("-- migration/src/hbm/{ONE}/up.sql\ncreate table one"))
            .says("create table three");
        assert!(project.is_untouched(), "{flag}");
        assert_eq!(project.state(), before, "{flag}");
    }
    let value = project.json(&["migrate", "up", "--dry-run", "--to", "two"], 0);
    assert_eq!(value["files"][1]["path"], format!("migration/src/hbm/{TWO}/up.sql"));
    assert_eq!(value["files"][1]["sql"], "create table two (id int);");
    assert_eq!(value["files"].as_array().map(Vec::len), Some(2));
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "up", "--dry-run"]).succeeds().says("nothing to do");
}

/// Of the one that fails nothing is kept; those before it stay.
#[test]
fn a_failing_statement_is_named_with_file_and_line() {
    let project = three(server!());
    let up = "create table half (id int);\n\nselect id,\n       nowhere\nfrom half;\n";
    project.write(TWO, "up.sql", up);
    let outcome = project.run(&["migrate", "up", "--format", "json", "-q"]).exits(1);
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["error"]["sqlstate"], "42703");
    let details = value["error"]["details"].as_array().expect("details");
    assert!(details.contains(&format!("applied before it: {ONE}").into()), "{value}");
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says(&format!("migration/src/hbm/{TWO}/up.sql:4"))
        .says("nowhere");
    assert_eq!(project.applied(), "one");
    assert!(project.has("one") && !project.has("half") && !project.has("three"));
    assert_eq!(project.sql("select count(*) from hbm_db.migrations"), "1");
    project.write(TWO, "up.sql", "create table two (id int);");
    project.run(&["migrate", "up"]).succeeds().hides(ONE).says(TWO).says(THREE);
    assert_eq!(project.applied(), "one two three");
}

/// A commit that fails, as by a deferred constraint, is a failure of the migration.
#[test]
fn a_commit_that_fails_keeps_nothing() {
    let project = three(server!());
    let up = "create table two (id int primary key, other int references two initially deferred);
              insert into two values (1, 7);";
    project.write(TWO, "up.sql", up);
    project.run(&["migrate", "up"]).exits(1).says("violates foreign key constraint");
    assert_eq!(project.applied(), "one");
    assert!(!project.has("two"));
}

/// What a file sets is gone before the next one, however it is run.
#[test]
fn settings_do_not_leak_into_the_next_file() {
    let seen = "insert into seen select current_user, current_setting('search_path'), current_setting('lock_timeout'),
                    current_setting('statement_timeout'), current_setting('session_replication_role'), current_setting('my.own', true);";
    let sets = "set search_path = pg_catalog; set lock_timeout = '7min'; set statement_timeout = '8min';
                set session_replication_role = replica; set my.own = 'x'; set role pg_monitor;";
    for header in ["", "-- hbm-db: no-transaction\n"] {
        let project = Project::new(server!())
            .with(
                ONE,
                &format!("create table seen (who text, path text, lock text, statement text, replication text, own text); {seen}"),
                "",
            )
            .with(TWO, &format!("{header}{sets}"), &format!("{header}{sets}"))
            .with(THREE, seen, "select 1;");
        project.run(&["migrate", "up"]).succeeds();
        let distinct = "select count(*), count(distinct (who, path, lock, statement, replication, coalesce(own, ''))) from seen";
        assert_eq!(project.sql(distinct), "2|1", "{header}{}", project.sql("table seen"));
        assert_eq!(project.sql("select distinct who || ' ' || path from seen"), "postgres public");
        project.run(&["migrate", "down", "--to", ONE]).succeeds();
        assert_eq!(project.applied(), "one", "{header}");
    }
}

#[test]
fn a_new_label_of_an_enum_can_be_used_by_the_next_migration() {
    let project = Project::new(server!())
        .with(ONE, "create type mood as enum ('sad'); create table people (mood mood);", "")
        .with(TWO, "alter type mood add value 'glad';", "")
        .with(
            THREE,
            "insert into people values ('glad'); alter table people alter mood set default 'glad';",
            "",
        );
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select mood from people"), "glad");
}

/// Wherever role and database look for names, a name without a schema is one of `public`.
#[test]
fn names_without_a_schema_are_in_public() {
    for header in ["", "-- hbm-db: no-transaction\n"] {
        let project = Project::new(server!());
        project.sql(&format!(
            "create schema postgres; create schema other; alter database {} set search_path = other",
            project.database.name
        ));
        project.write(ONE, "up.sql", &format!("{header}create table one (id int);"));
        project.write(ONE, "down.sql", &format!("{header}drop table one;"));
        project.run(&["migrate", "up"]).succeeds();
        assert!(project.has("one"), "{header}");
        project.run(&["migrate", "down"]).succeeds();
        assert!(!project.has("one"), "{header}");
    }
}

/// Nothing has happened to the database, so the file can be corrected.
#[test]
fn a_statement_that_needs_no_transaction_asks_for_the_header() {
    let project = three(server!());
    let index = "create table two (id int);\ncreate index concurrently on_two on two (id);";
    project.write(TWO, "up.sql", index);
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says(&format!("{TWO}/up.sql:2"))
        .says("-- hbm-db: no-transaction");
    assert!(!project.has("two"));
    project.write(TWO, "up.sql", &format!("-- hbm-db: no-transaction\n{index}"));
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select indisvalid from pg_index where indexrelid = 'on_two'::regclass"), "t");
}

#[test]
fn a_file_of_comments_is_a_migration() {
    let project = three(server!());
    project.write(TWO, "up.sql", "-- nothing yet\n");
    project.write(TWO, "down.sql", "");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "one two three");
    project.run(&["migrate", "down", "--steps", "2"]).succeeds();
    assert_eq!(project.applied(), "one");
}

#[test]
fn migrations_are_found_from_a_folder_below() {
    let project = three(server!());
    let below = project.path().join("some/where");
    std::fs::create_dir_all(&below).expect("a folder");
    project.run(&["migrate", "up"]).within(&below).succeeds().says(THREE);
    assert_eq!(project.applied(), "one two three");
}

/// What a file sets is not in the way of the ledger; where it is, the file is named.
#[test]
fn what_a_file_sets_does_not_last() {
    let project = three(server!());
    let role = project.role("other", "");
    project.write(ONE, "up.sql", "create table one (id int); set default_transaction_read_only = on;");
    project.write(TWO, "up.sql", &format!("create table two (id int); set session authorization {role};"));
    project.write(THREE, "up.sql", "create table three (id int); set transaction read only;");
    let outcome = project.run(&["migrate", "up"]).exits(1);
    outcome
        .says("m20260103_000001_three/up.sql: that it ran cannot be written")
        .says("SET TRANSACTION READ ONLY");
    assert!(project.has("two") && !project.has("three"));
    project.run(&["mark", "development", "--app", "hbm"]).succeeds();
    project.run(&["fresh", "--no-seed"]).exits(1).says("m20260103_000001_three/up.sql: that it ran");
    project.drop_role(&role);
}
