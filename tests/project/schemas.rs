//! `schemas`: which schemas are managed, everywhere the same.

use super::Shop;

const FILE: &str = "name: shop\nschema: schema\nmigrations: db/migrations\n";

/// A project whose files have one text, and that manages some schemas.
fn managing(schemas: &str, text: &str) -> Option<Shop> {
    let shop = Shop::new(crate::harness::Cluster::get()?);
    shop.write("hbm-db.yaml", &format!("{FILE}{schemas}"));
    shop.write("schema/shop.sql", text);
    Some(shop)
}

macro_rules! managing {
    ($($argument:expr),*) => {
        match managing($($argument),*) {
            Some(shop) => shop,
            None => return crate::harness::skipped("no PostgreSQL server was found"),
        }
    };
}

#[test]
fn a_schema_that_is_nowhere_is_refused_by_all() {
    let shop = managing!("schemas: [audit]\n", "create table t (id int primary key);");
    let anew = ["reset", "--confirm-database", &shop.database.name];
    for command in [&["push", "--yes"][..], &["check"], &["generate", "first"], &anew] {
        shop.run(command).exits(2).says("has a schema audit of its own").says("`schemas` in hbm-db.yaml");
    }
    shop.database.sql("create schema audit");
    shop.run(&["push", "--yes"]).succeeds();
    shop.run(&["generate", "first"]).succeeds().says("nothing to generate");
}

/// What one list of schemas is read for says nothing of another list.
#[test]
fn each_list_is_read_by_itself() {
    let shop = managing!("schemas: [audit]\n", "create table read_by_itself (id int primary key);");
    shop.database.sql("create schema audit");
    shop.run(&["push", "--yes"]).succeeds().says("no changes");
    shop.write("hbm-db.yaml", FILE);
    shop.run(&["check"]).exits(3).says("create table read_by_itself");
    shop.run(&["push", "--yes"]).succeeds().says("CREATE TABLE public.read_by_itself");
}

const ONE: &str = "create schema b; create table b.tb (id int primary key);";

#[test]
fn what_stands_in_another_schema_is_nobodys_difference() {
    for schemas in ["schemas: [b]\n", ""] {
        let shop = managing!(schemas, ONE);
        shop.database.sql("create table public.ta (id int); insert into ta values (1)");
        shop.run(&["generate", "first"]).succeeds();
        shop.run(&["migrate", "up"]).succeeds();
        shop.run(&["push"]).succeeds().says("no changes");
        shop.run(&["check"]).succeeds();
        shop.run(&["drift", "adopt", "stray"]).succeeds().says("nothing to adopt");
        shop.run(&["generate", "more"]).succeeds().says("nothing to generate");
        shop.database.sql("drop schema hbm_db cascade; drop table seaql_migrations");
        let name = std::fs::read_dir(shop.folder.path().join("db/migrations")).expect("a folder");
        let name = name.flatten().next().expect("a migration").file_name();
        shop.run(&["migrate", "baseline", &name.to_string_lossy()]).succeeds();
        // What is in a managed schema is one.
        shop.database.sql("create table b.stray (id int)");
        shop.run(&["check"]).exits(3).says("drop table b.stray").hides("drop table ta");
        shop.run(&["drift", "adopt", "stray"]).succeeds();
        assert_eq!(shop.database.sql("select count(*) from ta"), "1");
    }
}

/// A migration of a schema that is not managed is none of its files' business.
#[test]
fn a_migration_of_another_schema_is_not_undone() {
    let shop = managing!("schemas: [b]\n", ONE);
    shop.run(&["generate", "first"]).succeeds();
    shop.write(
        "db/migrations/m99990101_000001_other/up.sql",
        "create schema other; create table other.t (id int);",
    );
    shop.run(&["migrate", "up"]).succeeds();
    shop.run(&["check"]).succeeds();
    shop.run(&["generate", "more"]).succeeds().says("nothing to generate");
    shop.database.sql("create table public.ta (id int)");
    shop.run(&["fresh", "--confirm-database", &shop.database.name]).succeeds();
    assert_eq!(shop.database.sql("select count(*) from ta"), "0", "it is not dropped");
}

#[test]
fn making_anew_empties_what_is_managed() {
    let shop = managing!("schemas: [public, legacy]\n", "create table t (id int primary key);");
    shop.database.sql("create schema legacy");
    shop.run(&["generate", "first"]).succeeds();
    for command in ["reset", "fresh", "reset"] {
        shop.database.sql("create table legacy.old (id int)");
        shop.run(&["check"]).exits(3).says("drop table legacy.old");
        shop.run(&[command, "--confirm-database", &shop.database.name]).succeeds();
        shop.run(&["push"]).succeeds().says("no changes");
        match command {
            "fresh" => shop.run(&["check"]).succeeds(),
            // No migration was run.
            _ => shop.run(&["check"]).exits(3).hides("legacy"),
        };
        assert_eq!(shop.database.sql("select count(*) from pg_namespace where nspname = 'legacy'"), "1");
    }
}

/// Whoever runs the migrations: what is granted to the role that generates them stands in them.
#[test]
fn a_role_without_databases_of_its_own_generates() {
    let shop = managing!("", "");
    let role = format!("{}_lim", shop.database.name);
    let text = format!("create table t (id int primary key); grant select on t to {role};");
    shop.write("schema/shop.sql", &text);
    shop.database.sql(&format!("create role {role} login password 'x'; alter database {} owner to {role}; alter schema public owner to {role}", shop.database.name));
    let run = |arguments: &[&str]| {
        let run = crate::harness::hbm_db(arguments).within(shop.folder.path());
        run.env("DATABASE_URL", &shop.database.url_of(&role, "x"))
    };
    run(&["generate", "first"]).succeeds();
    run(&["migrate", "up"]).succeeds();
    run(&["check"]).succeeds();
    run(&["push"]).succeeds().says("no changes");
    let begun = tempfile::tempdir().expect("a folder");
    let url = shop.database.url_of(&role, "x");
    let init = crate::harness::hbm_db(&["init", "--from", &url, "--no-input"]).within(begun.path());
    init.succeeds().says("create_schema").hides("was not written");
    shop.database
        .sql(&format!("reassign owned by {role} to postgres; drop owned by {role}; drop role {role}"));
}
