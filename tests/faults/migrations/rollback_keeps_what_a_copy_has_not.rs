//! Going back to a checkpoint puts a copy in the place of the database: what belongs to the database and is not in the
//! copy is named before anything happens, or stays.

use crate::harness::{Cluster, server};
use crate::migrate::project::{Project, three};

/// A checkpoint `a`, and a row that came later.
fn moved_on(cluster: &'static Cluster) -> Project {
    let project = three(cluster);
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["mark", "development", "--confirm-database", &project.database.name]).succeeds();
    project.run(&["migrate", "checkpoint", "a"]).succeeds();
    project.sql("insert into one values (1, 'later')");
    project
}

const BACK: [&str; 5] = ["migrate", "rollback", "a", "--accept", "replace_database"];

/// Nothing of a rollback is left on the server, and the checkpoint goes with the test.
#[track_caller]
fn nothing_is_left(project: &Project) {
    let value = project.json(&["migrate", "checkpoint"], 0);
    assert!(value["left"].is_null(), "{value}");
    project.run(&["migrate", "checkpoint", "a", "--drop"]).succeeds();
}

#[track_caller]
fn refused(project: &Project, named: &str) {
    project.run(&BACK).exits(4).says(named).says("not in a checkpoint");
    assert_eq!(project.sql("select name from one"), "later");
}

#[test]
fn a_replication_slot_that_nobody_uses() {
    let project = moved_on(server!());
    let slot = format!("slot_{}", project.database.name);
    project.sql(&format!("select pg_create_logical_replication_slot('{slot}', 'pgoutput')"));
    refused(&project, &format!("replication slot {slot}, not in use now"));
    assert_eq!(
        project.sql(&format!("select count(*) from pg_replication_slots where slot_name = '{slot}'")),
        "1"
    );
    project.sql(&format!("select pg_drop_replication_slot('{slot}')"));
    project.run(&BACK).succeeds();
    nothing_is_left(&project);
}

#[test]
fn a_subscription() {
    let project = moved_on(server!());
    let name = format!("sub_{}", project.database.name);
    project.sql(&format!(
        "create subscription {name} connection 'dbname=nowhere' publication p with (connect = false)"
    ));
    refused(&project, &format!("subscription {name}"));
    project.sql(&format!("alter subscription {name} set (slot_name = none); drop subscription {name}"));
    project.run(&BACK).succeeds();
    nothing_is_left(&project);
}

#[test]
fn a_prepared_transaction() {
    let project = moved_on(server!());
    let name = &project.database.name;
    project.sql(&format!("begin; create table t (id int); prepare transaction 'p_{name}'"));
    refused(&project, &format!("prepared transaction p_{name}"));
    project.sql(&format!("rollback prepared 'p_{name}'"));
    project.run(&BACK).succeeds();
    nothing_is_left(&project);
}

/// Tablespace, limit of connections and the flag of a template are those of the database, not of the copy.
#[test]
fn tablespace_and_flags() {
    let project = moved_on(server!());
    let (cluster, name) = (project.database.cluster, project.database.name.clone());
    let (space, place) = (format!("space_{name}"), cluster.folder.join(format!("space_{name}")));
    let place = place.display();
    cluster.sql("postgres", &format!("copy (select 1) to program 'cat > /dev/null; mkdir {place}'"));
    cluster.sql("postgres", &format!("create tablespace {space} location '{place}'"));
    cluster.sql("postgres", &format!("alter database {name} set tablespace {space}"));
    cluster.sql("postgres", &format!("alter database {name} is_template true connection limit 7"));
    let facts = format!(
        "select spcname, datistemplate, datconnlimit, datallowconn from pg_database d join pg_tablespace t on t.oid = dattablespace
         where datname = '{name}'"
    );
    let before = cluster.sql("postgres", &facts);
    assert_eq!(before, format!("{space}|t|7|t"));
    for _ in 0..2 {
        project.run(&BACK).succeeds();
        assert_eq!(cluster.sql("postgres", &facts), before);
        assert_eq!(project.sql("select count(*) from one"), "0");
    }
    nothing_is_left(&project);
    cluster.sql("postgres", &format!("alter database {name} is_template false"));
    cluster.sql("postgres", &format!("drop database {name} with (force)"));
    cluster.sql("postgres", &format!("drop tablespace {space}"));
}
