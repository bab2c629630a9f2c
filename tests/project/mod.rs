//! The project file, `hbm-db.yaml`: an application without a line of Rust.

mod begin;
mod environments;
mod in_step;
mod schemas;
mod scripts;
mod wrong;

use crate::harness::{Database, Run, Studio, hbm_db, server};
use serde_json::json;
use std::fs;

const SCHEMA: &str = "create schema audit;
create type status as enum ('open', 'paid');
create table customers (id int generated always as identity primary key, email text not null unique);
create table orders (id int primary key, customer_id int not null references customers, status status not null default 'open');
create function total(customer int) returns bigint language sql stable return (select count(*) from orders where customer_id = customer);
create view open_orders as select id, customer_id from orders where status = 'open';
create table audit.log (at timestamptz not null default now(), what text unique);
";

const FILE: &str = "name: shop
schema: [schema/]
migrations: db/migrations
seeds: seeds/
cleanup:
  old-log: {what: rows of the log, sql: [DELETE FROM audit.log WHERE at < now()]}
grants:
  - {grant: [connect], on: database}
  - {grant: [usage], on: {schema: public}}
  - {grant: [select, insert], on: {tables: public}}
  - {revoke: [create], on: {schema: public}}
environments:
  development: {}
  staging: {url: '${STAGING_URL}', protected: true}
";

/// A project in a folder, in front of an empty database.
pub(crate) struct Shop {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) database: Database,
}

impl Shop {
    pub(crate) fn new(cluster: &'static crate::harness::Cluster) -> Self {
        let shop = Self { folder: tempfile::tempdir().expect("a folder"), database: Database::new(cluster) };
        shop.write("hbm-db.yaml", FILE);
        shop.write("schema/shop.sql", SCHEMA);
        shop.write("seeds/customers.yaml", "key: email\nsets:\n  base:\n    ada: {email: ada@example.org}\n");
        shop.write(
            "seeds/orders.yaml",
            "sets:\n  dev:\n    first: {id: 1, customer_id: !ref customers.ada, status: paid}\n",
        );
        shop.write("seeds/audit.log.yaml", "key: what\nsets:\n  dev:\n    one: {what: made}\n");
        shop
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// In a folder of the project.
    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        hbm_db(arguments).on(&self.database).within(&self.folder.path().join(below))
    }
}

/// From nothing to seeded tables and back, without an application in the program being named.
#[test]
fn every_command_works_with_it() {
    let shop = Shop::new(server!());
    shop.run(&["apps"]).succeeds().says("shop");
    shop.run(&["reset"]).succeeds().says("3 tables");
    assert_eq!(
        shop.database.sql("select email from customers join orders on customer_id = customers.id"),
        "ada@example.org"
    );
    assert_eq!(shop.database.sql("select what from audit.log"), "made");
    shop.run(&["push", "--yes"]).succeeds().says("no changes");
    shop.run(&["diff", "--check"]).succeeds();
    let status = shop.run(&["status", "--format", "json"]).succeeds();
    let status: serde_json::Value = serde_json::from_str(&status.stdout).expect("JSON");
    assert_eq!((&status["app"], &status["schema"]["state"]), (&"shop".into(), &"in_step".into()), "{status}");
    shop.run(&["cleanup", "--dry-run"]).succeeds().says("old-log");
    shop.run(&["seed"]).succeeds().says("unchanged");
    shop.run(&["seed", "--undo", "dev"]).succeeds();
    shop.run(&["flush"]).succeeds();
    assert_eq!(
        shop.database.sql("select count(*) from pg_tables where schemaname in ('public', 'audit')"),
        "0"
    );
}

/// Migrations are generated from the files, run, and checked against them.
#[test]
fn its_migrations_are_written_and_run() {
    let shop = Shop::new(server!());
    shop.run(&["generate", "create_schema"]).succeeds().says("db/migrations");
    shop.run(&["migrate", "up"]).succeeds().says("create_schema");
    shop.run(&["check"]).succeeds();
    shop.write("schema/more.sql", "alter table customers add name text;\n");
    shop.run(&["check"]).exits(3).says("schema files");
    shop.run(&["generate", "add_name"]).succeeds();
    shop.run(&["migrate", "up"]).succeeds();
    shop.run(&["check"]).succeeds();
    shop.run(&["fresh", "--confirm-database", &shop.database.name]).succeeds().says("2 migrations");
    shop.database.sql("alter table orders add note text");
    shop.run(&["check"]).exits(3).says("note");
    shop.run(&["drift", "adopt", "add_note"]).succeeds().says("files of the schema");
    shop.run(&["migrate", "status", "--check"]).succeeds();
    shop.run(&["migrate", "down"]).exits(0);
}

/// It is found from every folder below, and its paths are its own.
#[test]
fn it_is_found_upwards() {
    let shop = Shop::new(server!());
    shop.write("src/deep/x.js", "");
    shop.run_in("src/deep", &["reset"]).succeeds();
    shop.run_in("src/deep", &["generate", "create_schema"]).succeeds();
    assert_eq!(fs::read_dir(shop.folder.path().join("db/migrations")).expect("a folder").count(), 1);
    shop.run_in("src", &["diff", "--check"]).succeeds();
}

/// Several projects stand in one file; the first is the default.
#[test]
fn several_projects_stand_in_one_file() {
    let shop = Shop::new(server!());
    shop.write(
        "hbm-db.yaml",
        "- {name: shop, schema: schema/shop.sql, seeds: seeds}\n- {name: blog, schema: blog.sql}\n",
    );
    shop.write("blog.sql", "create table posts (id int primary key);\n");
    shop.run(&["apps"]).succeeds().says("blog");
    shop.run(&["push", "--yes"]).succeeds();
    assert_eq!(shop.database.sql("select to_regclass('orders') is not null"), "t");
    // It is marked as that of the first.
    shop.run(&["reset", "--app", "blog"]).exits(4).says("marked as the database of shop");
    let other = Database::new(shop.database.cluster);
    shop.run(&["push", "--app", "blog", "--yes"]).on(&other).succeeds();
    assert_eq!(other.sql("select to_regclass('posts') is not null"), "t");
    // And so the first is not assumed for it.
    shop.run(&["push", "--yes"])
        .on(&other)
        .exits(2)
        .says("marked as the database of blog")
        .says("--app blog");
    shop.run(&["push", "--app", "blog", "--yes"]).on(&other).succeeds().says("no changes");
}

/// What runs until it is ended knows the project as well.
#[test]
fn studio_and_health_know_it() {
    let shop = Shop::new(server!());
    shop.run(&["reset"]).succeeds();
    let studio = Studio::start(shop.run(&["studio", "--no-open"]));
    let session = studio.enter();
    let drift = || studio.post("drift", &json!({}), &session).json();
    let same = drift();
    shop.database.sql("alter table customers add phone text");
    let differs = drift();
    assert!(differs.to_string().contains("phone") && !same.to_string().contains("phone"), "{same} {differs}");
    let rows = studio.post("rows", &json!({ "table": "audit.log", "limit": 10 }), &session).json();
    assert_eq!(rows["rows"].as_array().map(Vec::len), Some(1), "{rows}");
    shop.run(&["health"]).succeeds().says("healthy");
}

/// A program that has entities takes the other places from the file.
#[test]
fn entities_of_the_program_are_its_schema() {
    let shop = Shop::new(server!());
    shop.write(
        "hbm-db.yaml",
        "name: kaygia\nschema: entities\nmigrations: db/migrations\nseeds: seeds\n\
         cleanup: {all-resets: {what: every reset, sql: [DELETE FROM password_resets]}}\n",
    );
    for seeds in ["customers", "orders", "audit.log"] {
        fs::remove_file(shop.folder.path().join(format!("seeds/{seeds}.yaml"))).expect("removed");
    }
    shop.write("seeds/notes.md", "no seeds yet");
    // Where it is there, it stands for the migrations in the program.
    shop.write("db/migrations/.keep", "");
    shop.run(&["push", "--yes"]).succeeds();
    shop.run(&["push"]).succeeds().says("no changes");
    shop.run(&["generate", "create_all"]).succeeds().says("db/migrations");
    shop.run(&["fresh", "--confirm-database", &shop.database.name]).succeeds().says("1 migration");
    shop.run(&["check"]).succeeds();
    shop.run(&["cleanup"]).succeeds().says("all-resets");
    // The other applications of the program stay.
    shop.run(&["apps"]).succeeds().says("supover");
    shop.write("hbm-db.yaml", "name: kaygi\nschema: entities\n");
    shop.run(&["status"]).exits(2).says("hbm-db.yaml:2:9").says("a program that has kaygi");
}

/// A schema in which no file makes anything any more goes with the next migration, and is no secret before.
#[test]
fn a_schema_that_is_made_no_longer_is_seen() {
    let shop = Shop::new(server!());
    shop.write("schema/old.sql", "create schema old; create table old.kept (id int primary key);\n");
    shop.run(&["generate", "create_schema"]).succeeds();
    shop.run(&["migrate", "up"]).succeeds();
    shop.run(&["check"]).succeeds();
    fs::remove_file(shop.folder.path().join("schema/old.sql")).expect("removed");
    let managed = FILE.replace("seeds: seeds/", "seeds: seeds/\nschemas: [public, audit, old]");
    for file in [FILE, &managed] {
        shop.write("hbm-db.yaml", file);
        shop.run(&["check"]).exits(3).says("drop table old.kept");
        shop.run(&["generate", "drop_old", "--dry-run"]).succeeds().says("DROP TABLE old.kept");
    }
    // Where the project says which schemas are its own, it is no part of it.
    shop.write("hbm-db.yaml", &FILE.replace("seeds: seeds/", "seeds: seeds/\nschemas: [public, audit]"));
    shop.run(&["generate", "drop_old"]).succeeds().says("nothing to generate");
    shop.write("hbm-db.yaml", &managed);
    // What was made in it by hand is drift.
    shop.database.sql("create table old.by_hand (id int)");
    shop.run(&["check"]).exits(3).says("old.by_hand").says("drift adopt");
    shop.run(&["drift", "adopt", "by_hand"]).succeeds().says("files of the schema");
    shop.run(&["generate", "drop_old"]).succeeds();
    shop.run(&["migrate", "up"]).succeeds();
    shop.run(&["check"]).succeeds();
    assert_eq!(shop.database.sql("select count(*) from pg_tables where schemaname = 'old'"), "0");
    shop.run(&["fresh", "--confirm-database", &shop.database.name]).succeeds();
    shop.run(&["check"]).succeeds();
}

/// Tables of another application in a schema that the project does not manage stay.
#[test]
fn only_the_schemas_that_are_managed_are_touched() {
    let shop = Shop::new(server!());
    shop.database.sql("create schema other; create table other.kept (id int)");
    shop.run(&["reset", "--confirm-database", &shop.database.name]).succeeds();
    shop.run(&["push", "--yes"]).succeeds().says("no changes");
    shop.run(&["flush"]).succeeds();
    assert_eq!(shop.database.sql("select count(*) from other.kept"), "0");
    // Named, a schema in which the files make nothing is emptied, with consent.
    shop.write(
        "hbm-db.yaml",
        &FILE.replace("seeds: seeds/", "seeds: seeds/\nschemas: [public, audit, other]"),
    );
    shop.database.sql("insert into other.kept values (1)");
    shop.run(&["push", "--yes"]).exits(4).says("drop_table:other.kept");
    shop.run(&["push", "--accept", "drop_table:other.kept"]).succeeds();
    shop.run(&["push", "--yes"]).succeeds().says("no changes");
}

/// Whose privileges are compared is said in the file.
#[test]
fn privileges_are_compared_as_the_file_says() {
    let shop = Shop::new(server!());
    shop.run(&["push", "--yes"]).succeeds();
    let role = format!("reader_{}", shop.database.name);
    shop.database.sql(&format!("create role {role}; grant select on customers to {role}"));
    shop.run(&["diff", "--check"]).succeeds();
    shop.write("hbm-db.yaml", &FILE.replace("seeds: seeds/", "seeds: seeds/\nprivileges: all"));
    shop.run(&["diff", "--check"]).exits(3).says(&role);
    shop.run(&["status"]).succeeds().says("1 difference");
    shop.database.sql(&format!("drop owned by {role}; drop role {role}"));
}

/// What was changed in the database by hand goes into the files of the schema.
#[test]
fn pull_writes_into_its_schema() {
    let shop = Shop::new(server!());
    shop.run(&["push", "--yes"]).succeeds();
    shop.run(&["pull"]).succeeds().says("no changes");
    shop.database.sql("create view emails as select email from customers");
    shop.run(&["diff", "--check"]).exits(3);
    shop.run(&["pull"]).succeeds().says("write views/emails.sql");
    shop.run(&["diff", "--check"]).succeeds();
    shop.write("hbm-db.yaml", "name: shop\nschema: [schema/shop.sql, schema/views]\n");
    shop.run(&["pull"]).exits(2).says("--to schema/");
}

/// The limited role is made of what the file says.
#[test]
fn the_role_gets_what_the_file_grants() {
    let shop = Shop::new(server!());
    shop.run(&["push", "--yes"]).succeeds();
    let role = format!("app_{}", shop.database.name);
    shop.run(&["grants", "--role", &role, "--dry-run"])
        .succeeds()
        .says("SELECT, INSERT ON ALL TABLES IN SCHEMA public")
        .says("REVOKE CREATE ON SCHEMA public");
}

/// What an editor knows of the file is valid for the one that is used here.
#[test]
fn its_json_schema_names_every_key() {
    let schema = hbm_db(&["schema", "project"]).succeeds();
    let schema: serde_json::Value = serde_json::from_str(&schema.stdout).expect("JSON");
    let project = &schema["oneOf"][0]["properties"];
    for key in [
        "name",
        "schema",
        "migrations",
        "seeds",
        "schemas",
        "privileges",
        "cleanup",
        "grants",
        "environments",
    ] {
        assert!(project[key]["description"].is_string(), "{key}: {schema}");
    }
    assert_eq!(schema["oneOf"][0]["additionalProperties"], false);
    assert_eq!(schema["oneOf"][0]["required"], serde_json::json!(["name", "schema"]));
    let forms = schema["$defs"]["Formed"]["properties"]["form"]["enum"].to_string();
    assert!(forms.contains("up-down") && forms.contains("flyway"), "{forms}");
}

/// The embedded data lies in the project's folder, wherever the command runs.
#[test]
fn what_is_kept_lies_beside_it() {
    let shop = Shop::new(server!());
    shop.write("src/x.js", "");
    shop.run_in("src", &["reset", "--embedded"]).without("DATABASE_URL").succeeds();
    assert!(shop.folder.path().join(".hbm-db/shop/data").is_dir());
    // The embedded server lasts as long as the command that started it.
    let embedded = |arguments: &[&str]| shop.run_in("src", arguments).without("DATABASE_URL");
    embedded(&["seed", "export", "customers", "--to", "out", "--embedded"]).succeeds().says("customers");
    embedded(&["schema", "seeds", "--embedded"]).succeeds().says("\"email\"");
    assert!(!shop.folder.path().join("src/.hbm-db").exists());
}

/// Outside of a project, a command that needs one says what to do.
#[test]
fn without_one_it_is_said_how_to_begin() {
    let database = Database::new(server!());
    database.sql("create table mine (id int)");
    hbm_db(&["push", "--yes"]).on(&database).exits(2).says("hbm-db init --from URL");
    hbm_db(&["status", "--env", "staging"])
        .on(&database)
        .exits(2)
        .says("no project file here or above")
        .says("hbm-db init");
}
