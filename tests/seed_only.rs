//! `seed --only`: one set or file alone.

use crate::harness::{Database, hbm_db, server, tables, with};

const ROLES: (&str, &str) =
    ("roles", "key: name\nsets:\n  base:\n    admin: { name: admin }\n  test:\n    guest: { name: guest }\n");
const USERS: (&str, &str) = (
    "users",
    "key: email\nsets:\n  base:\n    a: { email: a, password_hash: !env A_SECRET, first_name: A, last_name: B, role_id: !ref roles.admin }\n  test:\n    b: { email: b, password_hash: x, first_name: A, last_name: B, role_id: !ref roles.admin }\n",
);

fn count(database: &Database) -> String {
    database.sql("select (select count(*) from roles) || ' ' || (select count(*) from users)")
}

#[test]
fn a_set_alone_needs_what_it_refers_to() {
    let database = tables(server!());
    let only = |names: &str| with(hbm_db(&["seed", "--only", names]), &[ROLES, USERS]).on(&database);
    only("test")
        .exits(1)
        .says("rows that these refer to are not in the database; nothing was loaded")
        .says("roles.admin of the set base (seed-data/hbm/roles.yaml:4:5)")
        .says("hbm-db seed --only base");
    assert_eq!(count(&database), "0 0");
    // Who is there with another id is there.
    database.sql("insert into roles (name) values ('admin')");
    only("test").succeeds().says("2 inserted, 0 updated, 0 unchanged");
    assert_eq!(count(&database), "2 1");
    assert_eq!(database.sql("select r.name from users u join roles r on r.id = u.role_id"), "admin");
    assert_eq!(database.sql("select string_agg(seed_set, ' ') from hbm_db.seeds"), "test");
    only("test").succeeds().says("nothing to seed: 0 inserted, 0 updated, 2 unchanged");
    // Together they need nothing else, but the variable of a row that is loaded.
    only("base,test")
        .exits(1)
        .says("the environment variable A_SECRET is not set")
        .says("hint: set the variable")
        .hides("correct the files");
    only("base,test").env("A_SECRET", "canary").succeeds().says("1 inserted").hides("canary");
}

#[test]
fn a_file_alone_has_the_sets_of_a_seed() {
    let database = tables(server!());
    let only = |names: &str| with(hbm_db(&["seed", "--only", names]), &[ROLES, USERS]).on(&database);
    only("roles.yaml").succeeds().says("1 inserted");
    assert_eq!(database.sql("select name from roles"), "admin");
    only("roles").succeeds().says("nothing to seed");
    only("users").env("A_SECRET", "x").succeeds().says("1 inserted");
    assert_eq!(
        database.sql("select string_agg(seed_set, ' ' order by 1) from hbm_db.seeds"),
        "roles.yaml users.yaml"
    );
}

#[test]
fn an_expected_row_is_found_by_its_derived_id_and_by_references_in_its_key() {
    let database = tables(server!());
    let files = [
        ("roles", "sets:\n  base:\n    r: { name: r }\n"),
        ("permissions", "sets:\n  base:\n    p: { name: p, resource: r, action: a }\n"),
        (
            "role_permissions",
            "sets:\n  test:\n    rp: { role_id: !ref roles.r, permission_id: !ref permissions.p }\n",
        ),
    ];
    with(hbm_db(&["seed", "--only", "test"]), &files)
        .on(&database)
        .exits(1)
        .says("roles.r of the set base")
        .says("permissions.p of the set base");
    with(hbm_db(&["seed", "--only", "base"]), &files).on(&database).succeeds().says("2 inserted");
    with(hbm_db(&["seed", "--only", "test"]), &files).on(&database).succeeds().says("1 inserted");
}

/// As between two migrations: other files may be for tables that are still to come.
#[test]
fn other_files_need_no_table_yet() {
    let database = Database::new(server!());
    hbm_db(&["migrate", "up", "--app", "gemini-crm", "--to", "create_users"]).on(&database).succeeds();
    hbm_db(&["seed", "--app", "gemini-crm", "--only", "admin-user"])
        .on(&database)
        .succeeds()
        .says("2 inserted");
    hbm_db(&["seed", "--app", "gemini-crm"]).on(&database).exits(1).says("there is no table Orders");
    hbm_db(&["seed", "--app", "gemini-crm", "--undo", "--all"]).on(&database).succeeds().says("2 removed");
}

#[test]
fn a_name_that_is_none_is_explained() {
    let database = tables(server!());
    let run = |arguments: &[&str]| with(hbm_db(arguments), &[ROLES, USERS]).on(&database);
    run(&["seed", "--only", "rolls"]).exits(2).says("no set and no seed file rolls; did you mean roles?");
    run(&["seed", "--only", "base", "--set", "test"]).exits(2).says("cannot be used with");
    run(&["seed", "--accept", "delete_edited"]).exits(2).says("--undo");
    // As a shell completes it, and errors name it.
    run(&["seed", "--only", "seed-data/hbm/roles.yaml"]).succeeds();
    let test = ("permissions", "key: code\nsets:\n  test:\n    p: { code: p }\n");
    with(hbm_db(&["seed", "--only", "permissions"]), &[ROLES, test])
        .on(&database)
        .exits(2)
        .says("permissions.yaml has no rows that a plain seed loads")
        .says("hbm-db seed --only test");
}

/// The seeders of the document, one after the other, in its order and not in another.
#[test]
fn the_seeders_of_gemini_crm_build_on_each_other() {
    let database = Database::new(server!());
    hbm_db(&["push", "--yes", "--app", "gemini-crm"]).on(&database).succeeds();
    let only = |name: &str| hbm_db(&["seed", "--app", "gemini-crm", "--only", name]).on(&database);
    only("sample-orders")
        .exits(1)
        .says("\"Users\".staff of the set admin-user")
        .says("\"Customers\".jane-doe of the set sample-customers");
    for name in ["admin-user", "sample-customers", "sample-products", "sample-orders", "sample-notifications"]
    {
        only(name).succeeds();
    }
    hbm_db(&["seed", "--app", "gemini-crm"]).on(&database).succeeds().says("nothing to seed");
    let hash = database.sql("select password from \"Users\" where email = 'admin@geminicrm.com'");
    assert!(hash.starts_with("$2b$10$"), "{hash}");
    assert!(bcrypt::verify("admin123", &hash).expect("bcrypt"));
}
