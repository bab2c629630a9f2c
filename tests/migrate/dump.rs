//! Checkpoints of a role that may not create databases: files made by `pg_dump`.

use super::checkpoint::guest;
use super::{Project, three};
use crate::harness::{Cluster, Run, client_program, server};
use std::os::unix::fs::PermissionsExt;

/// The role owns the database and may do nothing else.
struct Owner {
    project: Project,
    role: String,
}

impl Owner {
    fn new(cluster: &'static Cluster) -> Self {
        let project = three(cluster);
        let role = project.role("owner", "");
        project.sql(&format!(
            "alter database {} owner to {role}; grant create on schema public to {role}",
            project.database.name
        ));
        Self { project, role }
    }

    /// With the client programs that the tests use as well.
    fn run(&self, arguments: &[&str]) -> Run {
        let own = client_program("pg_dump").parent().map(|folder| folder.display().to_string());
        let path = std::env::var("PATH").unwrap_or_default();
        self.project.run_as(&self.role, arguments).env("PATH", &format!("{}:{path}", own.unwrap_or_default()))
    }

    /// As the role, in its own name.
    fn sql(&self, sql: &str) {
        self.project.sql(&format!("set role {}; {sql}", self.role));
    }

    fn back(&self) -> Vec<&str> {
        let name = self.project.database.name.as_str();
        vec!["migrate", "rollback", "a", "--confirm-database", name]
    }

    fn file(&self) -> std::path::PathBuf {
        self.project.path().join(".hbm-db/checkpoints").join(&self.project.database.name).join("a.sql")
    }

    /// Everything, without what a dump may order otherwise.
    fn state(&self) -> String {
        self.project.state()
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        let name = &self.project.database.name;
        let cluster = self.project.database.cluster;
        let _ = cluster.try_sql("postgres", &format!("alter database {name} owner to postgres"));
        let _ = cluster.try_sql(name, &format!("drop owned by {0}; drop role {0}", self.role));
    }
}

/// A `pg_dump` that is older than the server refuses it; then there is nothing to test but that.
fn is_too_old(owner: &Owner) -> bool {
    let out = client_program("pg_dump").display().to_string();
    let out = std::process::Command::new(out).arg("--version").output().expect("pg_dump starts");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let major =
        text.split_whitespace().nth(2).and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    if major >= Some(owner.project.database.cluster.major()) {
        return false;
    }
    owner.run(&["migrate", "checkpoint", "a"]).exits(1).says("pg_dump failed").says("server version");
    assert!(!owner.file().exists());
    owner.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
    true
}

#[test]
fn a_dump_brings_everything_back() {
    let owner = Owner::new(server!());
    if is_too_old(&owner) {
        return;
    }
    owner.run(&["migrate", "up"]).succeeds();
    owner.sql(
        "create schema app; create table app.kept (id int generated always as identity, t text);
         insert into app.kept (t) values ('it''s'), (null); create type mood as enum ('sad');
         create function f() returns int language sql as 'select 1'; create view v as select * from one;
         create sequence counter; select nextval('counter'); comment on table one is 'x'; insert into one values (1, 'a')",
    );
    let then = owner.state();
    owner.run(&["migrate", "checkpoint", "a"]).succeeds().says(&owner.file().display().to_string());
    owner.run(&["migrate", "checkpoint"]).succeeds().says("m20260103_000001_three");
    // The rows are nobody else's business.
    let own = owner.project.path().join(".hbm-db");
    for folder in [own.as_path(), owner.file().parent().expect("a folder")] {
        let mode = std::fs::metadata(folder).expect("a folder").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", folder.display());
    }
    assert_eq!(std::fs::read_to_string(own.join(".gitignore")).expect("a file"), "*\n");
    owner.run(&["migrate", "checkpoint", "a"]).exits(2).says("there is a checkpoint a already");
    owner.sql(
        "insert into one values (2, 'b'); drop table two; drop table app.kept; drop function f(); create table extra (id int);
         create schema later; create table later.x (id int); create type later.t as enum ('a')",
    );
    let now = owner.state();
    owner.run(&owner.back()).exits(4).says("replace_database").says("public.one: 2 rows, 1 then");
    assert_eq!(owner.state(), now);
    let mut accepted = owner.back();
    accepted.extend(["--accept", "replace_database"]);
    owner.run(&accepted).succeeds().says("as it was at");
    assert_eq!(owner.state(), then);
    owner.run(&["migrate", "status", "--check"]).succeeds();
    owner.run(&accepted).succeeds();
    assert_eq!(owner.state(), then);
    owner.run(&["migrate", "checkpoint", "a", "--drop"]).succeeds();
    assert!(!owner.file().exists());
    owner.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
}

/// One transaction: what psql says is shown, and nothing has happened.
#[test]
fn a_dump_that_does_not_run_changes_nothing() {
    let owner = Owner::new(server!());
    if is_too_old(&owner) {
        return;
    }
    owner.run(&["migrate", "up"]).succeeds();
    owner.run(&["migrate", "checkpoint", "a"]).succeeds();
    let text = std::fs::read_to_string(owner.file()).expect("a dump");
    std::fs::write(owner.file(), text + "select nowhere;\n").expect("a dump");
    owner.sql("insert into one values (2, 'b')");
    let now = owner.state();
    let mut accepted = owner.back();
    accepted.extend(["--accept", "replace_database"]);
    owner.run(&accepted).exits(1).says("psql failed").says("nowhere").hides("NOTICE");
    assert_eq!(owner.state(), now);
}

/// Others would be waited for, and are named instead.
#[test]
fn others_are_named_and_nothing_is_changed() {
    let owner = Owner::new(server!());
    if is_too_old(&owner) {
        return;
    }
    owner.run(&["migrate", "up"]).succeeds();
    owner.run(&["migrate", "checkpoint", "a"]).succeeds();
    owner.sql("insert into one values (2, 'b')");
    let now = owner.state();
    let mut accepted = owner.back();
    accepted.extend(["--accept", "replace_database"]);
    let connected = guest(&owner.project);
    owner
        .run(&accepted)
        .exits(1)
        .says("others are connected to")
        .says("application the-guest")
        .says("--terminate");
    assert_eq!(owner.state(), now);
    drop(connected);
    owner.run(&accepted).succeeds();
    assert_eq!(owner.project.sql("select count(*) from one"), "0");
}

/// An extension that the superuser made is not the role's to drop, nor to comment on.
#[test]
fn extensions_of_others_stay() {
    let owner = Owner::new(server!());
    let made =
        owner.project.database.cluster.try_sql(&owner.project.database.name, "create extension pg_trgm");
    // Not every server has it.
    if made.is_err() || is_too_old(&owner) {
        return;
    }
    owner.run(&["migrate", "up"]).succeeds();
    owner.sql("create index on one using gin (name gin_trgm_ops)");
    let then = owner.state();
    owner.run(&["migrate", "checkpoint", "a"]).succeeds();
    owner.sql("drop table one");
    let mut accepted = owner.back();
    accepted.extend(["--accept", "replace_database"]);
    owner.run(&accepted).succeeds();
    assert_eq!(owner.state(), then);
}

/// The password is not shown to others on the machine, and a program that is missing is named.
#[test]
fn without_pg_dump_it_says_what_to_install() {
    let owner = Owner::new(server!());
    owner
        .run(&["migrate", "checkpoint", "a"])
        .env("PATH", "/nowhere")
        .exits(1)
        .says("pg_dump cannot be started")
        .says("install the PostgreSQL client programs")
        .says("CREATEDB");
    owner.run(&["migrate", "checkpoint"]).succeeds().says("no checkpoints");
}
