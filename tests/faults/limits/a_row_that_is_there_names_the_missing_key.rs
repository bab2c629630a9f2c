//! A seed without `key:` meets a row that has the same unique value and another id.

use crate::harness::{Database, hbm_db, server};

const SEEDS: &str = "sets:\n  base:\n    one: { name: admin }\n    two: { name: other }\n";

#[test]
fn the_file_and_the_line_are_told() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    database.sql("insert into roles (name) values ('admin')");
    let with = |text: &str| {
        hbm_db(&["seed", "--only", "roles"]).file("seed-data/hbm/roles.yaml", text).on(&database)
    };
    with(SEEDS)
        .exits(1)
        .says("cannot seed roles (seed-data/hbm/roles.yaml:3:18)")
        .says("`key: name` at the top of seed-data/hbm/roles.yaml")
        .hides("remove the duplicate values");
    with(&format!("key: name\n{SEEDS}")).succeeds();
    assert_eq!(database.sql("select count(*) from roles"), "2");
}

#[test]
fn a_key_of_several_columns_is_a_list_and_one_that_is_not_given_is_none() {
    let database = Database::after(server!(), &["reset", "--no-seed"]);
    database.sql(
        "alter table roles drop constraint roles_name_key; create unique index on roles (name, description);
         insert into roles (name, description) values ('admin', 'all')",
    );
    let with = |row: &str| {
        hbm_db(&["seed", "--only", "roles"])
            .file("seed-data/hbm/roles.yaml", &format!("sets:\n  base:\n    one: {row}\n"))
            .on(&database)
    };
    with("{ name: admin, description: all }").exits(1).says("`key: [name, description]`");
    database.sql(
        "create unique index on roles (lower(name)) where description is null;
         insert into roles (name) values ('guest')",
    );
    with("{ name: Guest }").exits(1).says("SQLSTATE 23505").hides("key:");
}
