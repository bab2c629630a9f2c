//! `drift adopt`: what was changed by hand becomes a migration.

use super::{ONE, Project, three};
use crate::harness::server;

#[test]
fn what_was_changed_by_hand_becomes_a_migration_that_others_run() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let other = project.elsewhere();
    other.run(&["migrate", "up"]).succeeds();
    project.sql(
        "insert into one values (1, 'a'); alter table one add column more int default 3; create index on two (id);
         drop table three; alter table one alter name set not null",
    );
    let contents = project.database.schema();
    let rows = project.sql("table one");
    let value = project.json(&["drift", "adopt", "hotfix"], 0);
    let name = value["migration"].as_str().expect("a name").to_owned();
    assert!(name.ends_with("_000001_hotfix"), "{name}");
    assert_eq!(value["up"], project.read(&name, "up.sql"));
    assert_eq!(project.database.schema(), contents, "nothing ran");
    assert_eq!(project.sql("table one"), rows);
    assert_eq!(project.applied(), "one two three hotfix");
    project.run(&["migrate", "status", "--check"]).succeeds();
    project.run(&["migrate", "validate"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("nothing to do");
    project.run(&["drift", "adopt", "again"]).succeeds().says("nothing to");
    // Somebody else, and somebody who begins.
    let fresh = project.elsewhere();
    fresh.run(&["migrate", "up"]).succeeds().says("hotfix");
    other.write(&name, "up.sql", &project.read(&name, "up.sql"));
    other.write(&name, "down.sql", &project.read(&name, "down.sql"));
    other.run(&["migrate", "up"]).succeeds().says("hotfix");
    assert_eq!(other.database.schema(), fresh.database.schema());
    assert_eq!(fresh.database.schema(), contents);
    // And the way back works where it never ran.
    project.run(&["migrate", "down"]).exits(4).says("drop_column:one.more");
    project.run(&["migrate", "down", "--accept", "drop_column:one.more"]).succeeds();
    assert!(project.has("three"));
}

#[cfg(feature = "apps")]
#[test]
fn it_says_which_entity_is_to_follow() {
    let project = Project::built_in(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("alter table users add column nickname text; create table loose (id int)");
    let before = project.state();
    for command in [&["drift", "adopt", "hotfix", "--dry-run"][..], &["drift", "adopt", "hotfix"]] {
        assert_eq!(project.state(), before);
        project
            .run(command)
            .succeeds()
            .says("entity::hbm::auth::users")
            .says("column users.nickname")
            .says("no entity has the table loose");
    }
    // Entities are behind now, and check says so.
    project.run(&["check"]).exits(3).says("the database = migrations").says("drop column users.nickname");
}

#[test]
fn a_dry_run_writes_neither_files_nor_ledger() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("create index on two (id)");
    let (before, names) = (project.state(), project.names());
    project
        .run(&["drift", "adopt", "index_two", "--dry-run"])
        .succeeds()
        .says("CREATE INDEX two_id_idx")
        .says("DROP INDEX");
    assert_eq!(project.state(), before);
    assert_eq!(project.names(), names);
}

#[test]
fn without_drift_there_is_nothing_to_do() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let (before, names) = (project.state(), project.names());
    // Of what was compared, it says that it is the same.
    project
        .run(&["drift", "adopt", "hotfix"])
        .succeeds()
        .says("nothing to")
        .says("database")
        .hides("entities");
    let value = project.json(&["drift", "adopt", "hotfix"], 0);
    assert!(value["migration"].is_null());
    assert_eq!(project.state(), before);
    assert_eq!(project.names(), names);
}

#[test]
fn pending_migrations_come_first() {
    let project = three(server!());
    project.run(&["migrate", "up", "--to", "two"]).succeeds();
    project.sql("create index on two (id)");
    let before = project.state();
    project
        .run(&["drift", "adopt", "hotfix"])
        .exits(1)
        .says("m20260103_000001_three is pending")
        .says("hbm-db migrate up");
    project.run(&["migrate", "up"]).succeeds();
    project.write(ONE, "up.sql", "select 1;");
    project.run(&["drift", "adopt", "hotfix"]).exits(1).says("edited");
    assert_eq!(project.names().len(), 3);
    assert_ne!(project.state(), before);
}

#[test]
fn a_rename_is_a_question() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into one values (1, 'kept'); alter table one rename name to title");
    let adopt = ["drift", "adopt", "rename_name"];
    project.run(&adopt).exits(2).says("--rename one.name=title").says("--accept drop_column:one.name");
    assert_eq!(project.names().len(), 3);
    project.run(&[&adopt[..], &["--rename", "one.name=title"]].concat()).succeeds();
    let other = project.elsewhere();
    other.run(&["migrate", "up", "--to", "three"]).succeeds();
    other.sql("insert into one values (1, 'kept')");
    other.run(&["migrate", "up"]).succeeds();
    assert_eq!(other.sql("select title from one"), "kept");
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.sql("select name from one"), "kept");
}

#[test]
fn what_no_entity_has_is_adopted_too() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("create view v as select 1 as a; create index on two (id)");
    project
        .run(&["drift", "adopt", "hotfix"])
        .succeeds()
        .says("in the SQL beside the entities: create view v");
    let name = project.names().pop().expect("a migration");
    assert!(project.read(&name, "up.sql").contains("CREATE VIEW public.v AS"));
    assert!(project.read(&name, "down.sql").contains("DROP VIEW public.v;"));
    project.run(&["drift", "adopt", "again"]).succeeds().says("nothing to adopt");
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.sql("select count(*) from pg_views where viewname = 'v'"), "0");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select a from v"), "1");
}

/// A bad name and a folder that cannot be written are found before anything else.
#[test]
fn what_cannot_be_written_changes_nothing() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("create index on two (id)");
    let before = project.state();
    project.run(&["drift", "adopt", "Hot Fix"]).exits(2).says("no name for a migration");
    // Somebody's file is where the new folder's files would be written.
    let today = project.json(&["drift", "adopt", "hotfix", "--dry-run"], 0)["migration"]
        .as_str()
        .expect("a name")
        .to_owned();
    std::fs::write(project.migrations().join(&today), "in the way").expect("a file");
    project.run(&["drift", "adopt", "hotfix"]).exits(1).says("cannot write");
    assert_eq!(project.state(), before);
    assert_eq!(project.names().iter().filter(|name| name.starts_with('.')).count(), 0);
}
