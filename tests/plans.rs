//! Plans as values: shown, stored, applied later, or not at all.

use crate::harness::{Database, hbm_db, server};

#[test]
fn a_dry_run_changes_nothing() {
    let database = Database::new(server!());
    hbm_db(&["push", "--dry-run"]).on(&database).succeeds().says("CREATE TABLE public.users");
    hbm_db(&["diff"]).on(&database).succeeds().says("CREATE TABLE public.users");
    assert_eq!(database.sql("select count(*) from pg_namespace where nspname = 'hbm_db'"), "0");
    assert_eq!(
        database.sql("select count(*) from pg_class where relnamespace = 'public'::regnamespace"),
        "0"
    );
    assert_eq!(database.cluster.sql("postgres", &format!("select count(*) from pg_database where datname like 'hbm_db_scratch%' and datname like '%{}'", database.name)), "0");
}

#[test]
fn a_stored_plan_is_applied_as_it_is_or_not_at_all() {
    let database = Database::new(server!());
    let kept = tempfile::tempdir().expect("a folder");
    let plan = kept.path().join("plan.json").display().to_string();
    hbm_db(&["push", "--output", &plan]).on(&database).succeeds().says("plan written to");
    let text = std::fs::read_to_string(&plan).expect("a plan");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(value["format"], 3);
    assert_eq!(value["database"], database.name.as_str());
    assert_eq!(value["statements"][0]["lock"], "none");

    database.sql("create table surprise (id int)");
    hbm_db(&["push", "--plan", &plan, "--yes"]).on(&database).exits(1).says("no longer as it was");
    database.sql("drop table surprise");
    hbm_db(&["push", "--plan", &plan]).on(&database).exits(2).says("--yes");
    hbm_db(&["push", "--plan", &plan, "--yes"]).on(&database).succeeds().says("the database is in step");
    hbm_db(&["push"]).on(&database).succeeds().says("no changes");
    hbm_db(&["push", "--plan", &plan, "--yes"]).on(&database).exits(1).says("no longer as it was");

    let other = Database::new(server!());
    hbm_db(&["push", "--plan", &plan, "--yes"]).on(&other).exits(4).says("was made for the database");
}

/// Rows that came after the plan was made count, too.
#[test]
fn a_stored_plan_is_no_consent_to_a_later_loss() {
    let database = Database::new(server!());
    database.sql("create table t (id int, gone int)");
    let kept = tempfile::tempdir().expect("a folder");
    let plan = kept.path().join("plan.json").display().to_string();
    let desired = "create table t (id int);";
    hbm_db(&["push", "--schema", "s.sql", "--output", &plan]).file("s.sql", desired).on(&database).succeeds();
    database.sql("insert into t values (1, 1)");
    hbm_db(&["push", "--plan", &plan, "--yes"])
        .on(&database)
        .exits(4)
        .says("drop_column t.gone, 1 non-null values");
    hbm_db(&["push", "--plan", &plan, "--accept", "drop_column:t.gone"]).on(&database).succeeds();
}

#[test]
fn a_plan_that_was_tampered_with_is_not_kept() {
    let database = Database::new(server!());
    let kept = tempfile::tempdir().expect("a folder");
    let plan = kept.path().join("plan.json");
    let shown = plan.display().to_string();
    hbm_db(&["push", "--schema", "s.sql", "--output", &shown])
        .file("s.sql", "create table t (id int);")
        .on(&database)
        .succeeds();
    let text = std::fs::read_to_string(&plan).expect("a plan").replace("id integer", "id bigint");
    std::fs::write(&plan, text).expect("a plan");
    hbm_db(&["push", "--plan", &shown, "--yes"]).on(&database).exits(2).says("its digest does not fit");
    assert_eq!(database.sql("select count(*) from pg_class where relname = 't'"), "0");
    std::fs::write(&plan, "{}").expect("a plan");
    hbm_db(&["push", "--plan", &shown, "--yes"]).on(&database).exits(2).says("is no plan");
}

#[test]
fn a_schema_dumped_by_pg_dump_can_be_desired() {
    let (source, target) = (Database::new(server!()), Database::new(server!()));
    source.sql("create table a (id serial primary key, t text default 'x''y'); create index on a (lower(t)); create type e as enum ('p', 'q'); create table b (a int references a, e e default 'q')");
    let out =
        source.cluster.client("pg_dump", &source.name).args(["-s", "--no-owner"]).output().expect("pg_dump");
    if !out.status.success() {
        // A pg_dump that is older than the server refuses it.
        assert!(String::from_utf8_lossy(&out.stderr).contains("version mismatch"));
        return;
    }
    let dump = String::from_utf8(out.stdout).expect("UTF-8");
    hbm_db(&["push", "--schema", "dump.sql", "--yes"]).file("dump.sql", &dump).on(&target).succeeds();
    hbm_db(&["push", "--schema", "dump.sql"])
        .file("dump.sql", &dump)
        .on(&target)
        .succeeds()
        .says("no changes");
    assert_eq!(source.schema(), target.schema());
}

/// Questions and plans as programs read them.
#[test]
fn json_is_the_same_plan() {
    let database = Database::new(server!());
    database.sql("create table t (id int, phone text); insert into t values (1, '5')");
    let outcome = hbm_db(&["diff", "--schema", "s.sql", "--format", "json"])
        .file("s.sql", "create table t (id int, mobile text);")
        .on(&database)
        .succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(value["changes"], 2);
    assert_eq!(value["questions"][0]["flags"][0], "--rename t.phone=mobile");
    let hazard = &value["statements"][0]["hazards"][0];
    assert_eq!(
        (&hazard["hazard"], &hazard["object"], &hazard["loses"]),
        (&"drop_column".into(), &"t.phone".into(), &1.into())
    );
    let outcome = hbm_db(&["push", "--schema", "nowhere.sql", "--format", "json"]).on(&database).exits(2);
    let error: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(error["error"]["exit"], 2);
}

/// A base type cannot be made beside what it was, and a domain over it cannot wait: that is no order, and said so.
#[test]
fn what_cannot_be_changed_under_another_is_refused() {
    let database = Database::new(server!());
    let schema = |int: &str| {
        format!(
            "create type bt;
             create function bt_in(cstring) returns bt language internal immutable strict as '{int}in';
             create function bt_out(bt) returns cstring language internal immutable strict as '{int}out';
             create type bt (input = bt_in, output = bt_out, like = {int});
             create domain d as bt; create table u (d d);"
        )
    };
    database.sql(&schema("int4"));
    hbm_db(&["push", "--schema", "s.sql", "--yes"])
        .file("s.sql", &schema("int8"))
        .on(&database)
        .exits(4)
        .says("domain d needs base type bt, which cannot be changed under it");
}
