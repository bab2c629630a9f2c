//! Schema files, migrations and database, where one of them is behind.

use super::Shop;
use crate::harness::{Database, hbm_db, server};
use std::fs;

/// After a push, the database has what the migrations make, with a ledger or without: they are not run, they are marked.
#[test]
fn what_was_pushed_is_marked_and_not_run() {
    let shop = Shop::new(server!());
    shop.run(&["push", "--yes"]).succeeds();
    let first = generated(&shop, "create_schema");
    let baseline = format!("hbm-db migrate baseline {first}");
    shop.run(&["check"]).exits(3).says(&baseline);
    // What was tried leaves an empty ledger, which says nothing.
    for _ in 0..2 {
        shop.run(&["migrate", "up"]).exits(1).says("already exists").says(&baseline);
    }
    assert_eq!(shop.database.sql("select count(*) from seaql_migrations"), "0");
    shop.run(&["check"]).exits(3).says(&baseline).hides("hbm-db migrate up");
    shop.run(&["migrate", "baseline", &first]).succeeds();
    shop.run(&["check"]).succeeds();
    // The same where the ledger has some.
    shop.write("schema/more.sql", "alter table customers add name text;\n");
    shop.run(&["push", "--yes"]).succeeds();
    let second = generated(&shop, "add_name");
    let baseline = format!("hbm-db migrate baseline {second}");
    shop.run(&["check"]).exits(3).says(&baseline);
    shop.run(&["migrate", "up"]).exits(1).says("already exists").says(&baseline);
    shop.run(&["migrate", "baseline", &second]).succeeds();
    shop.run(&["check"]).succeeds();
    // One that changes rows alone leaves no trace in the schema: it is run.
    shop.write("db/migrations/m99990101_000001_rows/up.sql", "update customers set name = 'x';\n");
    shop.run(&["check"]).exits(3).says("pending: m99990101_000001_rows (hbm-db migrate up)");
}

fn generated(shop: &Shop, name: &str) -> String {
    let outcome = shop.run(&["generate", name, "--format", "json"]).succeeds();
    let value: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    value["migration"].as_str().expect("a name").to_owned()
}

/// Where the database is what the migrations make, the files may be what is behind.
#[test]
fn files_that_are_behind_are_pulled() {
    let database = Database::new(server!());
    database.sql("create table t (id int primary key)");
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| hbm_db(arguments).within(folder.path()).on(&database);
    run(&["init", "--from", &database.url(), "--baseline", "--form", "plain"]).succeeds();
    let more = folder.path().join("db/migrations/99990101000001_more.sql");
    fs::write(more, "alter table t add column more int;\n").expect("a file");
    run(&["check"]).exits(3).hides("hbm-db pull");
    run(&["migrate", "up"]).succeeds();
    run(&["check"])
        .exits(3)
        .says("(hbm-db generate NAME; where the files are behind: hbm-db pull)")
        .says("(hbm-db push; where the files are behind: hbm-db pull)");
    run(&["pull"]).succeeds();
    run(&["check"]).succeeds();
}
