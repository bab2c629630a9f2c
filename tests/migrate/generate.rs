//! `generate`: the command around the files.

use super::{ONE, Project};
use crate::harness::server;

const DESIRED: &str = "create table one (id int primary key, name text);";

/// One migration, and a schema that has a column more.
fn behind() -> Option<Project> {
    let project = Project::new(crate::harness::Cluster::get()?).with(
        ONE,
        "create table one (id int primary key);",
        "drop table one;",
    );
    schema(&project, DESIRED);
    Some(project)
}

fn schema(project: &Project, text: &str) {
    std::fs::write(project.path().join("s.sql"), text).expect("a file");
}

const GENERATE: &[&str] = &["generate", "add_name", "--schema", "s.sql"];

#[test]
fn both_files_are_written_and_lead_there_and_back() {
    server!();
    let project = behind().expect("a server");
    let value = project.json(GENERATE, 0);
    let name = project.names()[1].clone();
    assert!(name.starts_with('m') && name.ends_with("_000001_add_name"), "{name}");
    assert_eq!(value["migration"], name.as_str());
    assert_eq!(value["folder"], project.migrations().join(&name).display().to_string());
    assert_eq!(value["up"], project.read(&name, "up.sql"));
    assert_eq!(value["down"], project.read(&name, "down.sql"));
    assert!(project.is_untouched(), "the database is not");
    project.run(GENERATE).succeeds().says("nothing to generate");
    assert_eq!(project.names().len(), 2);
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.sql("select count(*) from pg_attribute where attrelid = 'one'::regclass and attnum > 0 and not attisdropped"), "1");
}

#[test]
fn a_dry_run_writes_nothing() {
    server!();
    let project = behind().expect("a server");
    project
        .run(&["generate", "add_name", "--schema", "s.sql", "--dry-run"])
        .succeeds()
        .says("ADD COLUMN name text")
        .says("DROP COLUMN name");
    project
        .run(&["generate", "by_hand", "--empty", "--dry-run"])
        .succeeds()
        .says("by_hand/up.sql")
        .says("by_hand/down.sql");
    assert_eq!(project.names(), [ONE]);
}

/// A label is added in the transaction of everything else: what fails after it leaves all as it was.
#[test]
fn a_new_label_is_one_transaction_with_the_rest() {
    let moods = "create type mood as enum ('sad');";
    let old = format!("{moods} create table one (id int, gone int, mood mood); create table other (id int);");
    let project = Project::new(server!()).with(ONE, &old, "drop table one, other; drop type mood;");
    schema(
        &project,
        "create type mood as enum ('sad', 'glad'); create table one (id int, mood mood); create table other (id int not null);",
    );
    let value =
        project.json(&["generate", "glad", "--schema", "s.sql", "--accept", "drop_column:one.gone"], 0);
    let up = value["up"].as_str().expect("a text");
    assert!(
        up.contains("ADD VALUE 'glad'") && up.contains("DROP COLUMN") && !up.contains("no-transaction"),
        "{up}"
    );
    project.run(&["migrate", "up", "--to", "one"]).succeeds();
    project.sql("insert into other values (null)");
    let before = project.state();
    project.run(&["migrate", "up"]).exits(1).says("null");
    assert_eq!(project.state(), before);
    project.sql("delete from other");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select enum_range(null::mood)"), "{sad,glad}");
}

/// A body that says the label is made only after it is committed: then each statement is.
#[test]
fn a_new_label_that_is_used_is_committed_before() {
    let cluster = server!();
    if cluster.major() < 14 {
        return;
    }
    let body = "create function best() returns mood begin atomic select 'glad'::mood; end;";
    let project = Project::new(cluster).with(ONE, "create type mood as enum ('sad');", "drop type mood;");
    schema(&project, &format!("create type mood as enum ('sad', 'glad'); {body}"));
    let value = project.json(&["generate", "glad", "--schema", "s.sql"], 0);
    let up = value["up"].as_str().expect("a text");
    assert!(up.starts_with("-- hbm-db: no-transaction\n"), "{up}");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select best()"), "glad");
}

/// What may be lost, and what rows stand in the way of, is in the file once, and told.
#[test]
fn what_is_to_be_known_is_in_the_file() {
    let old = "create table one (id int); alter table one enable row level security; create policy p on one using (true);";
    let project = Project::new(server!()).with(ONE, old, "drop table one;");
    schema(
        &project,
        "create table one (id int, name text not null); alter table one enable row level security;",
    );
    let fails = "fails where one has rows: name is NOT NULL and has no default; give it one, or fill it";
    let loses = "loses: drop_policy one.p, rows that it hid are seen\n";
    project.run(GENERATE).succeeds().says(&format!(": {fails}\n")).says(&format!(": {loses}"));
    let name = project.names()[1].clone();
    let text = project.read(&name, "up.sql");
    assert!(text.contains(&format!("-- {fails}\n")) && text.contains(&format!("-- {loses}")), "{text}");
    project.run(&["migrate", "up", "--to", "one"]).succeeds();
    project.sql("insert into one values (1)");
    let failed = project.run(&["migrate", "up"]).exits(1).says("needs a DEFAULT");
    failed.says(&format!("{name}/up.sql for that, as it was not applied here"));
    project.write(&name, "up.sql", &text.replace("text NOT NULL", "text NOT NULL DEFAULT ''"));
    project.run(&["migrate", "up"]).succeeds();
}

#[test]
fn an_empty_one_is_written_by_hand() {
    server!();
    let project = behind().expect("a server");
    let value = project.json(&["generate", "by_hand", "--empty"], 0);
    let name = value["migration"].as_str().expect("a name").to_owned();
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.applied(), "one by_hand");
    let text = project.read(&name, "up.sql");
    assert!(
        text.contains("-- hbm-db: no-transaction")
            && hbm_db_migration_file::Script::parse(&text).expect("a script").transactional
    );
    // As the file says.
    let header = text.replace("---- hbm-db", "-- hbm-db");
    assert!(!hbm_db_migration_file::Script::parse(&header).expect("a script").transactional);
    project
        .run(&["generate", "by_hand", "--empty", "--schema", "s.sql"])
        .exits(2)
        .says("cannot be used with");
}

#[test]
fn names_go_up() {
    server!();
    let project = behind().expect("a server");
    for name in ["a", "b", "a"] {
        project.run(&["generate", name, "--empty"]).succeeds();
    }
    let names = project.names();
    let ends: Vec<&str> = names[1..].iter().map(|name| &name[9..]).collect();
    assert_eq!(ends, ["_000001_a", "_000002_b", "_000003_a"]);
    // A colleague's clock is ahead: the new one comes after his all the same.
    project.write("m99991231_000007_later", "up.sql", "");
    project.run(&["generate", "z", "--empty"]).succeeds().says("m99991231_000008_z");
    project.write("m99991231_later", "up.sql", "");
    project
        .run(&["generate", "y", "--empty"])
        .exits(2)
        .says("m99991231_000001_y would come before m99991231_later")
        .says("rename the last one");
    // Names that say nothing of when: one that comes before does not matter, one that comes after is in the way.
    project.remove("m99991231_000007_later");
    project.remove("m99991231_000008_z");
    project.remove("m99991231_later");
    project.write("lately", "up.sql", "");
    project.run(&["generate", "w", "--empty"]).succeeds().says("_000004_w");
    project.write("zero", "up.sql", "");
    project.run(&["generate", "v", "--empty"]).exits(2).says("would come before zero");
}

#[test]
fn a_bad_name_is_refused() {
    server!();
    let project = behind().expect("a server");
    for name in ["Add", "add phone", "add-phone", "ädd", "", "../x", "a.b"] {
        project
            .run(&["generate", name, "--empty"])
            .exits(2)
            .says("is no name for a migration")
            .says("add_phone_to_users");
    }
    project.run(&["generate"]).exits(2).says("<NAME>");
    assert_eq!(project.names(), [ONE]);
}

#[test]
fn a_possible_rename_is_a_question() {
    server!();
    let project = behind().expect("a server");
    project.run(GENERATE).succeeds();
    schema(&project, "create table one (id int primary key, title text);");
    let rename = ["generate", "rename_name", "--schema", "s.sql"];
    let (count, with) = (project.names().len(), |more: &[&'static str]| [&rename[..], more].concat());
    project
        .run(&rename)
        .exits(2)
        .says("column one.name may be called title now")
        .says("--rename one.name=title")
        .says("--accept drop_column:one.name");
    assert_eq!(project.names().len(), count);
    project
        .run(&with(&["--dry-run", "--accept", "drop_column:one.name"]))
        .succeeds()
        .says("DROP COLUMN name");
    project.run(&with(&["--rename", "one.nome=title"])).exits(2).says("nome");
    project.run(&with(&["--rename", "one.name=title"])).succeeds();
    project.run(&["migrate", "up"]).succeeds();
    project.sql("insert into one values (1, 'kept')");
    project.run(&["migrate", "down"]).succeeds();
    assert_eq!(project.sql("select name from one"), "kept");
    project.run(&["migrate", "up"]).succeeds();
    assert_eq!(project.sql("select title from one"), "kept");
}

/// A history that does not run, and a schema that does not, are named with their lines.
#[test]
fn what_does_not_run_is_named() {
    server!();
    let project = behind().expect("a server");
    schema(&project, "create table one (id int primary key);\ncreate table two (id nothing);");
    project.run(GENERATE).exits(1).says("s.sql, line 2").says("nothing");
    schema(&project, DESIRED);
    project.write(ONE, "up.sql", "create table one (\n  id nothing);");
    project.run(GENERATE).exits(1).says(&format!("{ONE}/up.sql:2"));
    project.write(ONE, "up.sql", "commit;");
    project.run(GENERATE).exits(1).says(&format!("{ONE}/up.sql:1:1"));
    assert_eq!(project.names(), [ONE]);
}

#[test]
fn a_view_is_made_and_dropped_with_what_it_shows() {
    server!();
    let project = behind().expect("a server");
    schema(&project, &format!("{DESIRED} create view v as select name from one;"));
    project.run(GENERATE).succeeds();
    let up = project.read(&project.names()[1], "up.sql");
    assert!(up.contains("CREATE VIEW public.v AS"), "{up}");
    let down = project.read(&project.names()[1], "down.sql");
    assert!(down.contains("DROP VIEW public.v;"), "{down}");
    for _ in 0..2 {
        project.run(&["migrate", "up"]).succeeds();
        assert_eq!(project.sql("select count(*) from v"), "0");
        project.run(&["migrate", "down"]).succeeds();
        assert_eq!(project.sql("select count(*) from pg_views where viewname = 'v'"), "0");
    }
}

/// The folder is made with the first migration.
#[test]
fn the_first_migration_makes_the_folder() {
    let project = Project::new(server!());
    std::fs::remove_dir_all(project.path().join("migration")).expect("a folder");
    std::fs::create_dir_all(project.path().join("migration/src/hbm")).expect("a folder");
    schema(&project, DESIRED);
    project.run(&["generate", "create_schema", "--schema", "s.sql"]).succeeds();
    project.run(&["migrate", "up"]).succeeds().says("create_schema");
    assert!(project.has("one"));
}

/// No server answers: the embedded PostgreSQL does the same.
#[test]
fn no_server_is_needed() {
    server!();
    let project = behind().expect("a server");
    let closed = "postgresql://u:p@127.0.0.1:1/d";
    project
        .run(GENERATE)
        .env("DATABASE_URL", closed)
        .succeeds()
        .says("warning: cannot connect to postgresql://u@127.0.0.1:1/d")
        .says("the embedded PostgreSQL is used instead")
        .says("add_name");
    assert_eq!(project.names().len(), 2);
    project.run(&["migrate", "up"]).succeeds();
    project.run(&["push", "--schema", "s.sql"]).succeeds().says("no changes");
    // Nor one that lets somebody in; but a URL that cannot be read is wrong usage.
    let wrong = project.database.url_of("postgres", "wrong");
    project
        .run(GENERATE)
        .env("DATABASE_URL", &wrong)
        .succeeds()
        .says("authentication failed; the embedded PostgreSQL");
    project.run(GENERATE).env("DATABASE_URL", "mysql://a").exits(2);
}
