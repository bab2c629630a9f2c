//! `fresh`: everything is dropped, all migrations run, and seeded.

use super::{ONE, Project, TWO, three};
use crate::harness::server;

const ROLES: &str = "key: name\nsets:\n  base:\n    admin: { name: admin }\n";

/// Something that is there before, and goes.
const BEFORE: &str =
    "create table precious (id int); insert into precious values (1); create view v as select 1 as a";

fn marked(project: &Project) {
    project.sql(BEFORE);
    project.run(&["mark", "development", "--app", "hbm"]).succeeds();
}

fn seeds(project: &Project, table: &str, text: &str) {
    let folder = project.path().join("seed-data/hbm");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{table}.yaml")), text).expect("a file");
}

#[cfg(feature = "apps")]
#[test]
fn everything_is_made_anew_and_fits() {
    let project = Project::built_in(server!());
    marked(&project);
    for _ in 0..2 {
        project
            .run(&["fresh"])
            .succeeds()
            .says("1 migration run")
            .says("27 tables created")
            .says("rows in 27 tables seeded");
        assert!(!project.has("precious") && !project.has("v"));
        project.run(&["migrate", "status", "--check"]).succeeds();
        project.run(&["migrate", "validate"]).succeeds();
        project.run(&["migrate", "up"]).succeeds().says("nothing to do");
        project.run(&["push"]).succeeds().says("no changes");
        project.run(&["check"]).succeeds();
        project.run(&["seed"]).succeeds().says("nothing to seed");
        project.run(&["status", "--check"]).succeeds().says("development");
    }
    let record = "select bool_and(r.applied_at = s.applied_at and r.statements = r.reached and r.milliseconds > 0) and count(*) = (select count(*) from seaql_migrations)
                  from hbm_db.migrations r join seaql_migrations s on s.version = r.name";
    assert_eq!(project.sql(record), "t");
    // As reset makes it.
    let reset = Project::built_in(server!());
    reset.run(&["reset"]).succeeds();
    project.sql("drop table seaql_migrations");
    assert_eq!(project.database.schema(), reset.database.schema());
    let rows =
        "select (select count(*) from users), (select count(*) from orders), (select count(*) from media)";
    assert_eq!(project.sql(rows), reset.sql(rows));
}

#[test]
fn no_seed_leaves_the_tables_empty() {
    let project = three(server!());
    marked(&project);
    let value = project.json(&["fresh", "--no-seed"], 0);
    assert_eq!(value["migrations"], 3);
    assert_eq!(value["tables"], 3);
    assert_eq!(value["dropped"], 2);
    assert_eq!(project.applied(), "one two three");
    project.run(&["migrate", "down", "--all"]).succeeds();
}

/// What the migrations have in no schema is made by them again; what they have not is kept, and named.
#[test]
fn what_is_in_no_schema_is_made_again() {
    let project = Project::new(server!()).with(
        ONE,
        "create table roles (id int primary key); create publication people for table roles; \
         create function looks() returns event_trigger language plpgsql as 'begin end'; \
         create event trigger looks on sql_drop when tag in ('DROP CAST') execute function looks();",
        "drop table roles;",
    );
    for _ in 0..2 {
        project.run(&["fresh", "--no-seed"]).succeeds();
        assert_eq!(project.sql("select count(*) from pg_publication_rel"), "1");
    }
    project.sql("create publication strange for table roles");
    project.run(&["fresh", "--no-seed"]).exits(4).says("publication strange");
    assert_eq!(project.sql("select count(*) from pg_publication_rel"), "2");
}

/// Rows that a migration writes are there, and seeds come to them.
#[test]
fn seeds_come_to_the_rows_of_migrations() {
    let project = Project::new(server!()).with(
        ONE,
        "create table roles (id uuid primary key, name text unique); insert into roles values ('00000000-0000-0000-0000-000000000001', 'guest');",
        "drop table roles;",
    );
    seeds(&project, "roles", ROLES);
    project.run(&["fresh"]).succeeds();
    assert_eq!(project.sql("select string_agg(name, ' ' order by name) from roles"), "admin guest");
    // The same row from both is one row.
    seeds(&project, "roles", &ROLES.replace("name: admin", "name: guest"));
    project.run(&["fresh"]).succeeds();
    assert_eq!(project.sql("select string_agg(name, ' ' order by name) from roles"), "guest");
    seeds(&project, "roles", ROLES);
    project.run(&["fresh"]).succeeds();
    assert_eq!(project.sql("select count(*) from roles"), "2");
}

#[test]
fn a_failing_migration_leaves_the_database_as_it_was() {
    for header in ["", "-- hbm-db: no-transaction\n"] {
        let project = three(server!());
        marked(&project);
        let before = project.state();
        project.write(TWO, "up.sql", &format!("{header}create table two (id int);\nselect nowhere;"));
        project.run(&["fresh", "--no-seed"]).exits(1).says(&format!("{TWO}/up.sql:")).says("nowhere");
        assert_eq!(project.state(), before, "{header}");
        project.write(TWO, "up.sql", "begin;");
        project.run(&["fresh", "--no-seed"]).exits(1).says(&format!("{TWO}/up.sql:1:1: BEGIN"));
        assert_eq!(project.state(), before, "{header}");
    }
}

/// A rule that no check before the load can know.
#[test]
fn a_failing_seed_leaves_the_database_as_it_was() {
    let project = Project::new(server!()).with(
        ONE,
        "create table roles (id uuid primary key, name text unique check (name <> 'admin'));",
        "drop table roles;",
    );
    marked(&project);
    seeds(&project, "roles", ROLES);
    let before = project.state();
    project.run(&["fresh"]).exits(1).says("cannot seed roles (seed-data/hbm/roles.yaml:4:20)").says("23514");
    assert_eq!(project.state(), before);
    seeds(&project, "roles", &ROLES.replace("name: admin", "nome: admin"));
    project.run(&["fresh"]).exits(1).says("nome");
    assert_eq!(project.state(), before);
}

#[test]
fn migrations_without_a_transaction_run_too() {
    let project = three(server!());
    marked(&project);
    let index = "-- hbm-db: no-transaction\ncreate table two (id int);\ncreate index concurrently on_two on two (id);";
    project.write(TWO, "up.sql", index);
    for _ in 0..2 {
        project.run(&["fresh", "--no-seed"]).succeeds().says("3 migrations run");
        assert_eq!(project.sql("select indisvalid from pg_index where indexrelid = 'on_two'::regclass"), "t");
        assert_eq!(project.applied(), "one two three");
        project.run(&["migrate", "status", "--check"]).succeeds();
        project.run(&["migrate", "validate"]).succeeds();
    }
    assert_eq!(project.sql("select environment from hbm_db.environment"), "development");
}

/// What migrations make besides tables is dropped and made again.
#[test]
fn it_can_be_repeated_whatever_migrations_make() {
    for header in ["", "-- hbm-db: no-transaction\n"] {
        let up = "create schema app; create table app.t (id int); create function app.f() returns int language sql as 'select 1';
                  create view v as select 1 as a; create domain d as int; create type r as range (subtype = int4);
                  create table log (x int) partition by range (x); create table log1 partition of log default;
                  create materialized view m as select 1 as a; create sequence counter;";
        let project = Project::new(server!()).with(ONE, &format!("{header}{up}"), "");
        project.run(&["fresh", "--no-seed"]).succeeds();
        let schema = project.database.schema();
        project.sql("insert into app.t values (1)");
        project.run(&["fresh", "--no-seed"]).succeeds();
        assert_eq!(project.database.schema(), schema, "{header}");
        assert_eq!(project.sql("select count(*) from app.t"), "0");
    }
}

/// The same guards as for reset.
#[test]
fn it_is_guarded() {
    let project = three(server!());
    project.sql(BEFORE);
    let before = project.state();
    let name = project.database.name.clone();
    project
        .run(&["fresh", "--no-seed", "--app", "hbm"])
        .exits(2)
        .says("fresh would destroy everything")
        .says("--confirm-database");
    project
        .run(&["fresh", "--no-seed", "--app", "hbm", "--confirm-database", "other"])
        .exits(4)
        .says("--confirm-database says other");
    assert_eq!(project.state(), before);
    project.run(&["mark", "production"]).succeeds();
    let before = project.state();
    project
        .run(&["fresh", "--no-seed", "--confirm-database", &name])
        .exits(4)
        .says("marked production and protected");
    assert_eq!(project.state(), before);
    project.run(&["mark", "development", "--app", "hbm", "--confirm-database", &name]).succeeds();
    project.run(&["fresh", "--no-seed"]).env("RAILS_ENV", "production").exits(4).says("RAILS_ENV=production");
    assert!(project.has("precious"));
    project.run(&["fresh", "--no-seed"]).succeeds();
    // On an empty database nothing can be lost.
    three(server!()).run(&["fresh", "--no-seed"]).succeeds();
}

/// A first try that failed has left a ledger without a row: nothing that has to be named.
#[test]
fn an_empty_ledger_is_nothing_to_lose() {
    let project = three(server!());
    project.write(ONE, "up.sql", "select nowhere;");
    project.run(&["migrate", "up"]).exits(1);
    project.write(ONE, "up.sql", "create table one (id int primary key, name text);");
    project.run(&["fresh", "--no-seed"]).succeeds();
    assert_eq!(project.applied(), "one two three");
}

/// What is in no schema, acts on one, and is made again by the migrations is no obstacle.
#[test]
fn publications_and_event_triggers_of_its_schemas_are_made_again() {
    let cluster = server!();
    let project = Project::new(cluster).with(
        ONE,
        "create schema s; create table s.t (id int primary key); create publication \"p q\" for table s.t;
         create function s.f() returns event_trigger language plpgsql as 'begin end';
         create event trigger e on ddl_command_start execute function s.f();",
        "drop event trigger e; drop publication \"p q\"; drop schema s cascade;",
    );
    if cluster.major() >= 15 {
        project.write(TWO, "up.sql", "create publication p for tables in schema s;");
    }
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["mark", "development", "--app", "hbm"]).succeeds();
    for _ in 0..2 {
        project.run(&["fresh", "--no-seed"]).succeeds();
    }
    project.sql("create publication other for table s.t");
    project.run(&["fresh", "--no-seed"]).exits(4).says("publication other").hides("publication p");
}
