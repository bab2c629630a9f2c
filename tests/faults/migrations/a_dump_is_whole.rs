//! A checkpoint of a role that may not create databases holds everything that going back to it removes, or is not made.

use crate::harness::{Cluster, Run, client_program, server};
use crate::migrate::project::{Project, three};

/// A role that owns the database and may do nothing else.
struct Owner {
    project: Project,
    role: String,
}

impl Owner {
    /// None where `pg_dump` is older than the server, and refuses it.
    fn new(cluster: &'static Cluster) -> Option<Self> {
        let out = std::process::Command::new(client_program("pg_dump")).arg("--version").output().ok()?;
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        let major: u32 = text.split_whitespace().nth(2)?.split('.').next()?.parse().ok()?;
        if major < cluster.major() {
            return None;
        }
        let project = three(cluster);
        let role = project.role("owner", "");
        project.sql(&format!(
            "alter database {} owner to {role}; grant create on schema public to {role}",
            project.database.name
        ));
        let owner = Self { project, role };
        owner.run(&["migrate", "up"]).succeeds();
        Some(owner)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let own = client_program("pg_dump").parent().map(|folder| folder.display().to_string());
        let path = std::env::var("PATH").unwrap_or_default();
        self.project.run_as(&self.role, arguments).env("PATH", &format!("{}:{path}", own.unwrap_or_default()))
    }

    fn sql(&self, sql: &str) -> String {
        self.project.sql(&format!("set role {}; {sql}", self.role))
    }

    fn back(&self) -> Run {
        let name = self.project.database.name.as_str();
        self.run(&["migrate", "rollback", "a", "--confirm-database", name, "--accept", "replace_database"])
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

#[test]
fn large_objects_come_back() {
    let Some(owner) = Owner::new(server!()) else { return };
    owner.sql("select lo_from_bytea(4711, 'kept'), lo_from_bytea(4712, 'gone later')");
    owner.run(&["migrate", "checkpoint", "a"]).succeeds();
    owner.sql("select lo_put(4711, 0, 'lost'), lo_unlink(4712), lo_from_bytea(4713, 'came later')");
    owner.back().succeeds();
    let all = "select string_agg(oid || ' ' || convert_from(lo_get(oid), 'UTF8'), ', ' order by oid) from pg_largeobject_metadata";
    assert_eq!(owner.project.sql(all), "4711 kept, 4712 gone later");
    owner.back().succeeds();
    assert_eq!(owner.project.sql(all), "4711 kept, 4712 gone later");
}

#[test]
fn what_is_in_no_schema_is_named() {
    let Some(owner) = Owner::new(server!()) else { return };
    let name = owner.project.database.name.clone();
    for (made, named) in [
        ("create publication p for table one".to_owned(), "publication p"),
        (
            "create type pair as (a int, b int); create cast (pair as text) with inout".into(),
            "cast from public.pair to text",
        ),
        (
            format!("alter default privileges for role {} grant select on tables to public", owner.role),
            "default privileges",
        ),
    ] {
        owner.sql(&format!("set local role none; grant create on database {name} to {}", owner.role));
        owner.sql(&made);
        owner.run(&["migrate", "checkpoint", "a"]).exits(4).says(named).says("CREATEDB");
        assert_eq!(owner.run(&["migrate", "checkpoint"]).succeeds().stdout.trim(), "no checkpoints");
        owner.sql("drop publication if exists p; drop type if exists pair cascade");
        owner.sql(&format!(
            "alter default privileges for role {} revoke select on tables from public",
            owner.role
        ));
    }
    // What came since would lose what it is about.
    owner.run(&["migrate", "checkpoint", "a"]).succeeds();
    owner.sql("create publication p for table one; insert into one values (1, 'a')");
    let before = owner.project.state();
    owner.back().exits(4).says("publication p");
    assert_eq!(owner.project.state(), before);
    owner.sql("drop publication p");
    owner.back().succeeds();
    // A large object of another role could not be loaded again.
    owner.run(&["migrate", "checkpoint", "a", "--drop"]).succeeds();
    owner.project.sql("select lo_from_bytea(4711, 'of another')");
    owner.run(&["migrate", "checkpoint", "a"]).exits(4).says("large object 4711");
}
