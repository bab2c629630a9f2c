//! `migrate checkpoint`: a copy of the database on its server.

use super::{Project, THREE, three};
use crate::harness::{Session, server};

/// Somebody who is connected to the database until he is dropped.
pub(super) fn guest(project: &Project) -> Session {
    project.database.session("the-guest")
}

/// The checkpoints of a project, by what the server itself has.
pub(super) fn copies(project: &Project) -> String {
    project.sql(&format!(
        "select coalesce(string_agg(substr(datname, {}) || case when datallowconn then ' open' else '' end, ' ' order by datname), '')
         from pg_database where datname like '{}\\_checkpoint\\_%'",
        project.database.name.len() + 13,
        project.database.name
    ))
}

/// They outlive the database of the test.
pub(super) fn drop_copies(project: &Project) {
    for name in copies(project).split_whitespace() {
        let copy = format!("{}_checkpoint_{name}", project.database.name);
        project.database.cluster.sql("postgres", &format!("drop database \"{copy}\""));
    }
}

#[test]
fn a_checkpoint_is_made_listed_and_dropped() {
    let project = three(server!());
    project.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
    project.run(&["migrate", "up"]).succeeds();
    let before = project.state();
    let value = project.json(&["migrate", "checkpoint", "before-prices"], 0);
    let copy = format!("database {}_checkpoint_before-prices", project.database.name);
    assert_eq!(value["checkpoints"][0]["name"], "before-prices");
    assert_eq!(value["checkpoints"][0]["migration"], THREE);
    assert_eq!(value["checkpoints"][0]["place"], copy.as_str());
    assert!(value["checkpoints"][0]["made_at"].is_string());
    assert_eq!(copies(&project), "before-prices", "nobody can connect to it");
    assert_eq!(project.state(), before);
    project.run(&["migrate", "checkpoint", "second_1"]).succeeds();
    let value = project.json(&["migrate", "checkpoint"], 0);
    let names: Vec<_> =
        value["checkpoints"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert_eq!(names, ["before-prices", "second_1"]);
    project
        .run(&["migrate", "checkpoint", "before-prices", "--drop"])
        .succeeds()
        .says("before-prices dropped");
    assert_eq!(copies(&project), "second_1");
    project.run(&["migrate", "checkpoint", "second_1", "--drop"]).succeeds();
    project.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
    assert!(!project.path().join(".hbm-db").exists());
}

#[test]
fn a_name_is_checked_before_anything_is_copied() {
    let project = three(server!());
    project.run(&["migrate", "checkpoint", "a"]).succeeds().says("none");
    project
        .run(&["migrate", "checkpoint", "a"])
        .exits(2)
        .says("there is a checkpoint a already")
        .says("hbm-db migrate checkpoint a --drop");
    for name in ["a b", "a/b", "../a", "ä", ""] {
        project
            .run(&["migrate", "checkpoint", name])
            .exits(2)
            .says("no name for a checkpoint")
            .says("letters, digits");
    }
    project.run(&["migrate", "checkpoint", &"a".repeat(60)]).exits(2).says("shorter name");
    project.run(&["migrate", "checkpoint", "b", "--drop"]).exits(2).says("there is no checkpoint b");
    project.run(&["migrate", "checkpoint", "--drop"]).exits(2).says("NAME");
    assert_eq!(copies(&project), "a");
    assert!(project.is_untouched());
    drop_copies(&project);
}

/// A database can only be copied alone. Who is in the way is named.
#[test]
fn others_are_named_and_can_be_ended() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    let connected = guest(&project);
    project
        .run(&["migrate", "checkpoint", "a"])
        .exits(1)
        .says("others are connected to")
        .says("user postgres, application the-guest, from local")
        .says("--terminate");
    assert_eq!(copies(&project), "");
    project.run(&["migrate", "checkpoint", "a", "--terminate"]).succeeds();
    assert_eq!(copies(&project), "a");
    drop(connected);
    drop_copies(&project);
}

/// A role sees little of the sessions of others, and that is said.
#[test]
fn others_are_named_for_a_role_without_privileges() {
    let project = three(server!());
    let (name, owner) = (&project.database.name, project.role("owner", "createdb"));
    project.sql(&format!("alter database {name} owner to {owner}"));
    let connected = guest(&project);
    project
        .run_as(&owner, &["migrate", "checkpoint", "a"])
        .exits(1)
        .says("user postgres, application the-guest");
    project
        .run_as(&owner, &["migrate", "checkpoint", "a", "--terminate"])
        .exits(1)
        .says("cannot end the session that is in the way")
        .says("GRANT pg_signal_backend");
    assert_eq!(copies(&project), "");
    drop(connected);
    project.sql(&format!("alter database {name} owner to postgres"));
    project.drop_role(&owner);
}

/// A database whose name begins like this one's has checkpoints of its own.
#[test]
fn checkpoints_of_other_databases_are_not_listed() {
    let project = three(server!());
    let cluster = project.database.cluster;
    let near = format!("{}xcheckpoint_a", project.database.name);
    cluster.sql("postgres", &format!("create database {near}"));
    // A database of somebody else that happens to be called like one.
    let alike = format!("{}_checkpoint_alike", project.database.name);
    cluster.sql("postgres", &format!("create database {alike}"));
    project.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
    project.run(&["migrate", "checkpoint", "alike", "--drop"]).exits(2);
    project.run(&["migrate", "checkpoint", "alike"]).exits(1).says("already exists");
    assert_eq!(copies(&project), "alike open");
    cluster.sql("postgres", &format!("drop database {near}"));
    cluster.sql("postgres", &format!("drop database {alike}"));
}
