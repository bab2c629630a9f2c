//! `migrate rollback`: back to a checkpoint on the server, or to a migration.

use super::checkpoint::{copies, drop_copies, guest};
use super::{ONE, Project, three};
use crate::harness::server;

/// A checkpoint `a` of three migrations and a row, and everything after it.
fn moved_on() -> Option<(Project, String, String)> {
    let project = three(crate::harness::Cluster::get()?);
    project.run(&["migrate", "up"]).succeeds();
    // What is made by hand counts, too.
    project.sql("insert into one values (1, 'a'); create schema app; create table app.kept (id int); create view v as select 1 as a");
    project.run(&["mark", "development"]).succeeds();
    project.run(&["migrate", "checkpoint", "a"]).succeeds();
    let then = project.state();
    project.write("m20260104_000001_four", "up.sql", "create table four (id int);");
    project.run(&["migrate", "up"]).succeeds();
    project
        .sql("insert into one values (2, 'b'); drop table two; drop schema app cascade; create schema later");
    let accept = format!("replace_database:{}", project.database.name);
    Some((project, then, accept))
}

#[test]
fn everything_is_as_it_was() {
    server!();
    let (project, then, accept) = moved_on().expect("a server");
    let now = project.state();
    project
        .run(&["migrate", "rollback", "a"])
        .exits(4)
        .says(&format!("--accept {accept}"))
        .says("migration m20260104_000001_four: not applied then")
        .says("public.one: 2 rows, 1 then")
        .says("app.kept: gone, 0 rows then")
        .says("public.four: 0 rows; it was not there then");
    assert_eq!(project.state(), now);
    project.run(&["migrate", "rollback", "a", "--accept", "replace_database:other"]).exits(4);
    assert_eq!(project.state(), now);
    let value = project.json(&["migrate", "rollback", "a", "--accept", &accept], 0);
    assert_eq!(value["checkpoint"], "a");
    assert_eq!(value["migration"], super::THREE);
    assert_eq!(project.state(), then);
    assert_eq!(project.applied(), "one two three");
    project.run(&["migrate", "status"]).succeeds().says("3 applied, 1 pending");
    // It is still there to go back to.
    project.sql("drop table three");
    project
        .run(&["migrate", "rollback", "a", "--accept", "replace_database"])
        .succeeds()
        .says("as it was at");
    assert_eq!(project.state(), then);
    assert_eq!(copies(&project), "a");
    drop_copies(&project);
}

/// What belongs to the database and not to its contents is not taken from the copy: it stays.
#[test]
fn owner_settings_and_privileges_survive() {
    server!();
    let (project, then, accept) = moved_on().expect("a server");
    let name = &project.database.name;
    let (owner, user) = (project.role("owner", ""), project.role("user", ""));
    project.sql(&format!(
        "alter database {name} owner to {owner}; alter database {name} connection limit 42;
         alter database {name} set work_mem = '5MB'; alter database {name} set search_path = \"$user\", public, \"Odd one\";
         alter database {name} set datestyle = 'ISO, DMY'; alter database {name} set my.own = 'it''s = this';
         alter role {user} in database {name} set statement_timeout = '7s';
         revoke connect on database {name} from public; grant connect, create on database {name} to {user} with grant option;
         comment on database {name} is 'the one'"
    ));
    let outside = format!(
        "select d.datdba::regrole, d.datconnlimit, shobj_description(d.oid, 'pg_database'), d.datallowconn, d.datistemplate,
                (select string_agg(x::text, ' ' order by x::text) from aclexplode(d.datacl) x),
                (select string_agg(setrole::regrole || ':' || entry, ' ' order by setrole, entry)
                 from pg_db_role_setting, unnest(setconfig) as e (entry) where setdatabase = d.oid)
         from pg_database d where d.datname = '{name}'"
    );
    let before = project.database.cluster.sql("postgres", &outside);
    assert!(before.contains("the one") && before.contains("Odd one"), "{before}");
    project.run(&["migrate", "rollback", "a", "--accept", &accept]).succeeds();
    assert_eq!(project.state(), then);
    assert_eq!(project.database.cluster.sql("postgres", &outside), before);
    drop_copies(&project);
    project.sql(&format!("alter database {name} owner to postgres"));
    for role in [owner, user] {
        project.drop_role(&role);
    }
}

#[test]
fn a_protected_database_is_not_replaced() {
    server!();
    let (project, _, accept) = moved_on().expect("a server");
    project.run(&["mark", "production"]).succeeds();
    let now = project.state();
    for more in [&[][..], &["--confirm-database", &project.database.name], &["--terminate"]] {
        let mut arguments = vec!["migrate", "rollback", "a", "--accept", &accept];
        arguments.extend(more);
        project.run(&arguments).exits(4).says("marked production and protected");
        assert_eq!(project.state(), now);
    }
    project.run(&["mark", "development", "--confirm-database", &project.database.name]).succeeds();
    project
        .run(&["migrate", "rollback", "a", "--accept", &accept])
        .env("NODE_ENV", "production")
        .exits(4)
        .says("NODE_ENV");
    assert_eq!(project.sql("select count(*) from one"), "2");
    drop_copies(&project);
}

/// Not marked and not empty, it has to be named.
#[test]
fn a_database_that_does_not_say_what_it_is_is_asked_for() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("delete from hbm_db.environment");
    project.run(&["migrate", "checkpoint", "a"]).succeeds();
    let command = ["migrate", "rollback", "a", "--accept", "replace_database"];
    project.run(&command).exits(2).says(&format!("--confirm-database {}", project.database.name));
    let mut command = command.to_vec();
    command.extend(["--confirm-database", &project.database.name]);
    project.run(&command).succeeds();
    drop_copies(&project);
}

#[test]
fn others_are_named_and_nothing_is_changed() {
    server!();
    let (project, then, accept) = moved_on().expect("a server");
    let now = project.state();
    let connected = guest(&project);
    let mut run = project.run(&["migrate", "rollback", "a", "--accept", &accept]);
    let child = run.spawn();
    let new = format!("hbm_db_new_{}", child.id());
    let out = child.wait_with_output().expect("an end");
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("application the-guest") && said.contains("--terminate"), "{said}");
    assert_eq!(project.state(), now);
    assert_eq!(project.sql(&format!("select count(*) from pg_database where datname = '{new}'")), "0");
    project.run(&["migrate", "rollback", "a", "--accept", &accept, "--terminate"]).succeeds();
    drop(connected);
    assert_eq!(project.state(), then);
    drop_copies(&project);
}

/// A role that made a checkpoint and may not create databases any more.
#[test]
fn what_fails_leaves_the_database_as_it_was() {
    let project = three(server!());
    let (name, owner) = (&project.database.name, project.role("owner", "createdb"));
    project.sql(&format!("alter database {name} owner to {owner}; grant create on schema public to {owner}"));
    project.run_as(&owner, &["migrate", "up"]).succeeds();
    project.run_as(&owner, &["migrate", "checkpoint", "a"]).succeeds();
    project.sql(&format!("alter role {owner} nocreatedb; drop table three"));
    let now = project.state();
    let command = ["migrate", "rollback", "a", "--accept", "replace_database", "--confirm-database", name];
    project.run_as(&owner, &command).exits(1).says("permission denied to create database");
    assert_eq!(project.state(), now);
    project.sql(&format!("alter role {owner} createdb"));
    project.run_as(&owner, &command).succeeds();
    assert!(project.has("three"));
    drop_copies(&project);
    project.sql(&format!("alter database {name} owner to postgres"));
    project.drop_role(&owner);
}

#[test]
fn to_a_migration_runs_what_undoes_those_after_it() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into two values (1)");
    let now = project.state();
    project.run(&["migrate", "rollback", "one"]).exits(4).says("--accept drop_table:two");
    assert_eq!(project.state(), now);
    let value = project.json(&["migrate", "rollback", ONE, "--accept", "drop_table:two"], 0);
    assert_eq!(value["ran"].as_array().map(Vec::len), Some(2));
    assert_eq!(project.applied(), "one");
    project.run(&["migrate", "rollback", "two"]).exits(2).says("was not applied");
    project
        .run(&["migrate", "rollback", "oen"])
        .exits(2)
        .says("there is no checkpoint oen")
        .says("there is no migration oen")
        .says(&format!("did you mean {ONE}?"));
}

#[test]
fn a_name_of_both_is_a_question() {
    let project = three(server!());
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["migrate", "checkpoint", "one"]).succeeds();
    project
        .run(&["migrate", "rollback", "one"])
        .exits(2)
        .says("of a checkpoint and of the migration")
        .says("down --to");
    assert_eq!(project.applied(), "one two three");
    project.run(&["migrate", "rollback", "oen"]).exits(2).says("checkpoints: one");
    drop_copies(&project);
}
