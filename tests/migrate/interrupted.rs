//! A migration without a transaction that stopped in the middle, and goes on.

use super::{ONE, Project, TWO};
use crate::harness::server;

const UP: &str = "-- hbm-db: no-transaction
create table t (id int);
insert into t values (1), (1);
create unique index concurrently on_t on t (id);
create table last (id int);
";

/// Two of four statements ran, and the third left an invalid index.
fn stopped() -> Option<Project> {
    let project = Project::new(crate::harness::Cluster::get()?)
        .with(ONE, "create table one (id int);", "drop table one;")
        .with(TWO, UP, "drop table last; drop table t;");
    project.run(&["migrate", "up"]).exits(1).says(&format!("{TWO}/up.sql:4")).says("23505");
    Some(project)
}

#[test]
fn status_says_where_it_stopped() {
    server!();
    let project = stopped().expect("a server");
    let stopped = format!("{TWO} stopped after 2 of 4 statements, while statement 3 was running");
    let before = project.state();
    project
        .run(&["migrate", "status", "--check"])
        .exits(3)
        .says(&stopped)
        .says("1 applied, 0 pending, 1 interrupted")
        .says("go on where it stopped: hbm-db migrate up")
        .says("hbm-db migrate repair");
    project
        .run(&["migrate", "validate"])
        .exits(3)
        .says(&stopped)
        .says("invalid index public.on_t of public.t");
    let value = project.json(&["migrate", "status"], 0);
    assert_eq!(value["migrations"][1]["state"], "interrupted");
    assert_eq!(value["findings"][0]["finding"], "interrupted");
    project
        .run(&["migrate", "down"])
        .exits(1)
        .says("was begun and has not finished")
        .says("hbm-db migrate up");
    assert_eq!(project.state(), before);
    assert_eq!(project.applied(), "one");
}

/// Nothing that finished runs again: the table would be there, and the rows twice.
#[test]
fn up_goes_on_after_the_last_that_finished() {
    server!();
    let project = stopped().expect("a server");
    project.sql("delete from t where ctid = (select max(ctid) from t)");
    project
        .run(&["migrate", "up", "--dry-run"])
        .succeeds()
        .says("-- the first 2 of 4 statements have run\ncreate unique index concurrently on_t on t (id);\ncreate table")
        .hides("insert into");
    let value = project.json(&["migrate", "up"], 0);
    assert_eq!(value["ran"][0]["name"], TWO);
    assert_eq!(value["ran"][0]["statements"], 2, "what ran before is not counted");
    assert_eq!(project.sql("select count(*) from t"), "1");
    assert_eq!(project.sql("select indisvalid from pg_index where indexrelid = 'on_t'::regclass"), "t");
    assert!(project.has("last"));
    assert_eq!(project.applied(), "one two");
    project.run(&["migrate", "status", "--check"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "down"]).exits(4).says("drop_table:t");
    project.run(&["migrate", "down", "--accept", "drop_table:t"]).succeeds();
    assert_eq!(project.applied(), "one");
}

#[test]
fn it_can_be_corrected_after_the_last_that_finished() {
    server!();
    let project = stopped().expect("a server");
    project.write(TWO, "up.sql", &UP.replace("unique ", ""));
    project.run(&["migrate", "up", "--dry-run"]).succeeds().says("create index concurrently on_t");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(
        project.sql("select indisvalid, indisunique from pg_index where indexrelid = 'on_t'::regclass"),
        "t|f"
    );
    project.run(&["migrate", "status", "--check"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    assert_eq!(
        project.sql("select statements, reached from hbm_db.migrations where name like '%two'"),
        "4|4"
    );
}

#[test]
fn what_finished_may_not_be_edited() {
    server!();
    let project = stopped().expect("a server");
    let before = project.state();
    for edited in [
        UP.replace("t (id int)", "t (id bigint)"),
        UP.replace("(1), (1)", "(1)"),
        UP.replace("insert into t values (1), (1);\n", ""),
        UP.replace("create table t", "select 1;\ncreate table t"),
    ] {
        project.write(TWO, "up.sql", &edited);
        project
            .run(&["migrate", "up"])
            .exits(1)
            .says(&format!("{TWO}/up.sql: its first 2 statements have run, and were edited since"))
            .says("bring these back");
        assert_eq!(project.state(), before);
    }
    // Comments are no statements.
    project.write(
        TWO,
        "up.sql",
        &UP.replace("create table t", "-- why\ncreate table t").replace("unique ", ""),
    );
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
}

#[test]
fn repair_finishes_it() {
    server!();
    let project = stopped().expect("a server");
    let before = project.state();
    project
        .run(&["migrate", "repair"])
        .exits(2)
        .says("left behind: the invalid index public.on_t of public.t")
        .says(&format!("to do: apply the rest of {TWO}, 2 of 4 statements"));
    assert_eq!(project.state(), before);
    project.run(&["migrate", "repair", "--yes"]).exits(1).says("23505");
    project.sql("delete from t");
    let value = project.json(&["migrate", "repair", "--yes"], 0);
    let expected = serde_json::json!({"repair": "finish", "name": TWO, "reached": 2, "statements": 4});
    assert_eq!(value["repairs"], serde_json::json!([expected]));
    assert_eq!(project.applied(), "one two");
    project.run(&["migrate", "validate"]).succeeds();
}

/// It comes first, also where others were added before it.
#[test]
fn it_is_finished_before_anything_else() {
    server!();
    let project = stopped().expect("a server");
    project.write("m20260101_000002_late", "up.sql", "create table late (id int);");
    project.write("m20260105_000001_next", "up.sql", "create table next (id int);");
    project.sql("delete from t");
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says(&format!("m20260101_000002_late is pending, and {TWO}"))
        .says("--out-of-order");
    project.run(&["migrate", "up", "--out-of-order", "--steps", "1"]).succeeds().says(TWO);
    assert_eq!(project.applied(), "one two");
    project.run(&["migrate", "up", "--out-of-order"]).succeeds();
    project.run(&["migrate", "status", "--check"]).succeeds();
}

/// A first statement that fails has left nothing, and everything may be edited.
#[test]
fn nothing_ran_and_everything_may_be_edited() {
    let project =
        Project::new(server!()).with(ONE, "-- hbm-db: no-transaction\ncreate table t (id nothing);", "");
    project.run(&["migrate", "up"]).exits(1).says(&format!("{ONE}/up.sql:2"));
    project.run(&["migrate", "status"]).succeeds().says("stopped after 0 of 1 statements");
    project.write(ONE, "up.sql", "create table t (id int);");
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "status", "--check"]).succeeds();
    assert_eq!(project.applied(), "one");
}

#[test]
fn a_way_back_that_stopped_goes_on_too() {
    let down = "-- hbm-db: no-transaction\ndrop table b;\ndrop index concurrently nowhere;\ndrop table a;";
    let project = Project::new(server!()).with(
        ONE,
        "create table a (id int); create index on_a on a (id); create table b (id int);",
        down,
    );
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "down"]).exits(1).says(&format!("{ONE}/down.sql:3")).says("nowhere");
    assert!(project.has("a") && !project.has("b"));
    let stopped = format!("the undoing of {ONE} stopped after 1 of 3 statements");
    project
        .run(&["migrate", "status", "--check"])
        .exits(3)
        .says(&stopped)
        .says("go on where it stopped: hbm-db migrate down");
    project.run(&["migrate", "validate"]).exits(3).says(&stopped);
    project.run(&["migrate", "up"]).exits(1).says(&stopped).says("hbm-db migrate down");
    // Going on may lose rows, so that is not a matter of repair.
    project.run(&["migrate", "repair", "--yes"]).exits(3).says(&stopped);
    project.write(ONE, "down.sql", &down.replace("drop table b", "select 1"));
    project.run(&["migrate", "down"]).exits(1).says("its first 1 statements have run, and were edited since");
    project.write(ONE, "down.sql", &down.replace("nowhere", "on_a"));
    project.sql("insert into a values (1)");
    project.run(&["migrate", "down"]).exits(4).says("--accept drop_table:a");
    assert!(project.has("on_a"));
    project.run(&["migrate", "down", "--accept", "drop_table:a"]).succeeds();
    assert!(!project.has("a"));
    assert_eq!(project.applied(), "");
    project.run(&["migrate", "up"]).succeeds();
}

/// Without its file nobody can go on. It is forgotten where nothing of it is left, and only there.
#[test]
fn a_missing_file_of_an_interrupted_migration_is_asked_for() {
    server!();
    let project = stopped().expect("a server");
    project.remove(TWO);
    project.sql("drop index on_t");
    let what = format!(
        "{TWO} stopped after 2 of 4 statements, while statement 3 was running, and its file is not there"
    );
    project.run(&["migrate", "status", "--check"]).exits(3).says(&what);
    let before = project.state();
    project
        .run(&["migrate", "up"])
        .exits(1)
        .says(&what)
        .says("bring its folder back")
        .says("hbm-db migrate repair");
    project.run(&["migrate", "repair", "--yes"]).exits(3).says(&what).says("the database has table t");
    assert_eq!(project.state(), before);
    project.sql("drop table t");
    project
        .run(&["migrate", "repair", "--yes"])
        .succeeds()
        .says(&format!("done: take {TWO} out of the ledger"));
    project.run(&["migrate", "status", "--check"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    assert_eq!(project.applied(), "one");
}
