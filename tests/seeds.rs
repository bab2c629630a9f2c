//! Seed files: what they can say, and what is said of them when they are wrong.
//!
//! The files lie in the folder the program runs in, so they count instead of those in the binary.

use crate::harness::{Database, Run, hbm_db, server};

fn with(run: Run, files: &[(&str, &str)]) -> Run {
    files.iter().fold(run, |run, (name, text)| run.file(&format!("seed-data/hbm/{name}.yaml"), text))
}

/// A database with the built-in tables and no rows.
fn tables() -> Option<Database> {
    let database = Database::new(crate::harness::Cluster::get()?);
    hbm_db(&["reset", "--no-seed"]).on(&database).succeeds();
    Some(database)
}

macro_rules! tables {
    () => {{
        let _ = server!();
        tables().expect("a server")
    }};
}

const ROLE: (&str, &str) = ("roles", "key: name\nsets:\n  base:\n    admin: { name: admin }\n");

#[test]
fn every_error_is_found_at_once_with_its_place() {
    let database = tables!();
    let users = "\
key: email
sets:
  base:
    one:
      emial: a@example.com
      email: b@example.com
      password_hash: x
      first_name: A
    two:
      email: b@example.com
      password_hash: x
      first_name: A
      last_name: null
      role_id: !ref roles.amdin
      is_active: perhaps
      created_at: 2025-13-01
      phone: '+1 000 000 000 000 000 000'
    three:
      email: c@example.com
      password_hash: x
      first_name: A
      last_name: B
      role_id: not-a-uuid
      updated_at: !ago soon
";
    let media = "sets:\n  base:\n    m: { original_name: a, file_name: a, file_path: a, file_size: 1.5, mime_type: a, file_type: a }\n";
    let run = |database: &Database| {
        with(hbm_db(&["seed"]), &[("users", users), ("media", media), ROLE]).on(database)
    };
    // What is wrong with the text of a file is found before it is compared with the tables.
    run(&database).exits(1).says("users.yaml:24:19: \"soon\" is no duration");
    let users = users.replace("!ago soon", "!ago 3d");
    let run = |database: &Database| {
        with(hbm_db(&["seed"]), &[("users", &users), ("media", media), ROLE]).on(database)
    };
    let before = database.contents();
    run(&database)
        .exits(1)
        .says("users.yaml:5:7: users has no column emial; did you mean email?")
        .says("users.yaml:4:5: users.one needs a value for last_name: it is NOT NULL without a default")
        .says("users.yaml:9:5: users.two has the same key as one in line 4")
        .says("users.yaml:13:18: users.last_name is NOT NULL; expected character varying(100)")
        .says("users.yaml:14:16: no row of roles has the label amdin; did you mean admin?")
        .says("users.yaml:17:14: users.phone takes 20 characters, and this has 26");
    assert_eq!(database.contents(), before);
    // Types are the server's business; it says all that it does not take.
    let typed = "\
sets:
  base:
    one: { email: a, password_hash: x, first_name: A, last_name: B, is_active: perhaps, created_at: 2025-13-01 }
    two: { email: b, password_hash: x, first_name: A, last_name: B, role_id: not-a-uuid }
";
    with(hbm_db(&["seed"]), &[("users", typed), ("media", media)])
        .on(&database)
        .exits(1)
        .says("users.yaml:3:80: expected boolean: invalid input syntax for type boolean: \"perhaps\"")
        .says("users.yaml:3:101: expected timestamp without time zone")
        .says("users.yaml:4:78: expected uuid")
        .says("media.yaml:3:67: expected bigint")
        .says("the seeds have 4 errors");
    assert_eq!(database.contents(), before);
}

#[test]
fn files_that_are_no_seed_files_are_explained() {
    let database = tables!();
    for (name, text, said) in [
        ("roles", "sets: [1, 2]", "roles.yaml:1:7: expected a mapping from set to rows"),
        ("roles", "rows: {}", "roles.yaml:1:1: expected `key:` or `sets:`"),
        ("roles", "sets:\n  base:\n    a: { name: x }\n   b: 1", "this is not YAML"),
        ("roles", "sets:\n  base:\n    a: { name: x, name: y }\n", "roles.yaml:3:"),
        (
            "roles",
            "sets:\n  base:\n    a: { name: x }\n  dev:\n    a: { name: y }\n",
            "roles.yaml:5:5: the label a was used before, in line 3",
        ),
        (
            "roles",
            "key: description\nsets:\n  base:\n    a: { name: x }\n",
            "roles.yaml:1:6: (description) is no unique key of roles",
        ),
        ("rolls", "sets: {}", "rolls.yaml:1:1: there is no table rolls; did you mean roles?"),
        ("roles", "sets:\n  base:\n    a: { name: !rf x.y }\n", "there is no tag !rf"),
        ("roles", "sets:\n  base:\n    a: { name: !ref x }\n", "expected table.label"),
        ("roles", "sets:\n  base:\n    a: { name: !env NO_SUCH_VARIABLE }\n", "NO_SUCH_VARIABLE is not set"),
        (
            "roles",
            "sets:\n  base:\n    a: { name: { x: 1 } }\n",
            "roles.name is character varying(50), not json",
        ),
        ("roles", "sets:\n  base:\n    a: { name: !now }\n", "not a time"),
        (
            "users",
            "sets:\n  base:\n    a: { email: a, password_hash: a, first_name: a, last_name: a, role_id: !ref permissions.p }\n",
            "users.role_id points to roles, not to permissions",
        ),
        (
            "users",
            "sets:\n  base:\n    a: { email: a, password_hash: a, first_name: a, last_name: a, role_id: !ref roles.later }\n",
            "roles.later is in the set test, which is not loaded",
        ),
    ] {
        let others = [
            ("permissions", "sets:\n  base:\n    p: { name: p, resource: r, action: a }\n"),
            ("roles", "sets:\n  test:\n    later: { name: later }\n"),
        ];
        let files: Vec<_> =
            others.into_iter().filter(|(other, _)| *other != name).chain([(name, text)]).collect();
        with(hbm_db(&["seed"]), &files).on(&database).exits(1).says(said);
    }
    assert_eq!(database.sql("select count(*) from roles"), "0");
}

#[test]
fn values_arrive_as_they_are_written() {
    let database = tables!();
    let items = r#"
sets:
  base:
    one:
      item_name: 007
      item_description: |
        two
        lines
      quantity: 12
      specifications: { exact: 12.30, big: 12345678901234567890.5, word: yes, truth: true, none: null, text: '5', list: [1, ~, "x"], quote: "it's \"so\"" }
      order_id: !ref orders.o
    two: { item_name: '', item_description: null, specifications: null, order_id: !ref orders.o }
    three: { item_name: 'null', item_description: '~', specifications: !json null, order_id: !ref orders.o }
    four: { item_name: 1e3, specifications: !json 'text', order_id: !ref orders.o }
"#;
    let orders = "sets:\n  base:\n    o: { order_number: 0x1F, customer_id: !ref customers.c, amount: 12.30, notes: \"back\\\\slash ' quote\" }\n";
    let customers =
        "sets:\n  base:\n    c: { first_name: no, last_name: on, email: 2025-01-01, phone: +1 }\n";
    let files = [("order_items", items), ("orders", orders), ("customers", customers)];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("6 inserted");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
    for fact in [
        "select item_description = E'two\\nlines\\n' from order_items where item_name = '007'",
        "select specifications = '{\"exact\": 12.30, \"big\": 12345678901234567890.5, \"word\": \"yes\", \"truth\": true, \"none\": null, \"text\": \"5\", \"list\": [1, null, \"x\"], \"quote\": \"it''s \\\"so\\\"\"}'::jsonb from order_items where item_name = '007'",
        "select (specifications->'exact')::text = '12.30' from order_items where item_name = '007'",
        "select item_description is null and specifications is null and quantity = 1 from order_items where item_name = ''",
        "select item_description = '~' and specifications = 'null'::jsonb from order_items where item_name = 'null'",
        "select specifications = '\"text\"'::jsonb from order_items where item_name = '1e3'",
        "select order_number = '0x1F' and amount = 12.30 and notes = E'back\\\\slash '' quote' from orders",
        "select first_name = 'no' and last_name = 'on' and email = '2025-01-01' and phone = '+1' from customers",
    ] {
        assert_eq!(database.sql(fact), "t", "{fact}");
    }
}

#[test]
fn a_changed_file_updates_and_only_what_changed() {
    let database = tables!();
    let first = [(
        "roles",
        "key: name\nsets:\n  base:\n    a: { name: a, description: one, created_at: !ago 3d }\n    b: { name: b }\n",
    )];
    let second = [(
        "roles",
        "key: name\nsets:\n  base:\n    a: { name: a, description: two, created_at: !ago 5d }\n    b: { name: b }\n    c: { name: c }\n",
    )];
    with(hbm_db(&["seed"]), &first).on(&database).succeeds().says("2 inserted, 0 updated, 0 unchanged");
    let created = database.sql("select created_at from roles where name = 'a'");
    with(hbm_db(&["seed"]), &second).on(&database).succeeds().says("1 inserted, 1 updated, 1 unchanged");
    assert_eq!(database.sql("select description from roles where name = 'a'"), "two");
    assert_eq!(
        database.sql("select created_at from roles where name = 'a'"),
        created,
        "times are written once"
    );
}

#[test]
fn a_natural_key_finds_rows_that_are_there_with_another_id() {
    let database = tables!();
    database.sql("insert into roles (name) values ('admin')");
    let users = "key: email\nsets:\n  base:\n    u: { email: u@example.com, password_hash: !bcrypt secret, first_name: A, last_name: B, role_id: !ref roles.admin }\n";
    let files = [ROLE, ("users", users)];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("1 inserted, 0 updated, 1 unchanged");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
    assert_eq!(database.sql("select r.name from users u join roles r on r.id = u.role_id"), "admin");
}

#[test]
fn passwords_are_hashes_of_their_texts() {
    let database = tables!();
    let users = "sets:\n  base:\n    a: { email: a, password_hash: !bcrypt secret, first_name: A, last_name: B }\n    b: { email: b, password_hash: !argon2 secret, first_name: A, last_name: B }\n    c: { email: c, password_hash: !bcrypt other, first_name: A, last_name: B }\n";
    with(hbm_db(&["seed"]), &[("users", users)]).on(&database).succeeds();
    let hash =
        |email: &str| database.sql(&format!("select password_hash from users where email = '{email}'"));
    assert!(bcrypt::verify("secret", &hash("a")).expect("bcrypt"));
    assert!(bcrypt::verify("other", &hash("c")).expect("bcrypt"));
    assert!(!bcrypt::verify("secret", &hash("c")).expect("bcrypt"));
    assert!(hash("b").starts_with("$argon2id$v=19$"));
    with(hbm_db(&["seed"]), &[("users", users)]).on(&database).succeeds().says("nothing to seed");
}

#[test]
fn ids_are_the_same_in_every_database() {
    let (one, other) = (tables!(), tables!());
    for database in [&one, &other] {
        with(hbm_db(&["seed"]), &[ROLE]).on(database).succeeds();
    }
    assert_eq!(one.sql("select id from roles"), other.sql("select id from roles"));
    assert_eq!(one.sql("select substr(id::text, 15, 1) from roles"), "5", "a version 5 uuid");
}

/// A circle whose columns may all not be NULL cannot be loaded, unless a constraint can wait.
#[test]
fn a_circle_that_cannot_be_broken_is_explained() {
    let database = tables!();
    database.sql(
        "alter table roles add column owner uuid not null references users (id);
         alter table users alter column role_id set not null",
    );
    let files = [
        ("roles", "sets:\n  base:\n    admin: { name: admin, owner: !ref users.u }\n"),
        (
            "users",
            "sets:\n  base:\n    u: { email: u, password_hash: x, first_name: A, last_name: B, role_id: !ref roles.admin }\n",
        ),
    ];
    with(hbm_db(&["seed"]), &files)
        .on(&database)
        .exits(1)
        .says("roles.yaml:3:34")
        .says("roles.admin and users.u need each other first")
        .says("DEFERRABLE");
    database.sql("alter table roles alter constraint roles_owner_fkey deferrable");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("2 inserted");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
}

#[test]
fn rows_that_point_at_rows_of_their_own_table_are_ordered() {
    let database = tables!();
    database.sql("alter table roles add column parent uuid references roles; alter table roles add column number int generated by default as identity");
    let files = [(
        "roles",
        "key: name\nsets:\n  base:\n    leaf: { name: leaf, parent: !ref roles.middle, number: 40 }\n    middle: { name: middle, parent: !ref roles.root }\n    root: { name: root, parent: !ref roles.root }\n",
    )];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("3 inserted");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
    assert_eq!(
        database.sql("select p.name from roles r join roles p on p.id = r.parent where r.name = 'leaf'"),
        "middle"
    );
    assert_eq!(
        database.sql("insert into roles (name) values ('next') returning number"),
        "41",
        "a given number is not given out again"
    );
}

#[test]
fn ten_thousand_rows_load_in_few_statements() {
    let database = tables!();
    let rows: String = (0..10_000)
        .map(|n| format!("    r{n}: {{ name: role {n}, description: \"number {n}\" }}\n"))
        .collect();
    let text = format!("key: name\nsets:\n  base:\n{rows}");
    with(hbm_db(&["seed"]), &[("roles", &text)]).on(&database).succeeds().says("10000 inserted");
    with(hbm_db(&["seed"]), &[("roles", &text)])
        .on(&database)
        .succeeds()
        .says("nothing to seed: 0 inserted, 0 updated, 10000 unchanged");
}

#[test]
fn without_tables_it_says_what_to_do() {
    let database = Database::new(server!());
    hbm_db(&["seed"]).on(&database).exits(1).says("hbm-db push --yes");
}

/// The report, as programs read it.
#[test]
fn the_report_counts_per_table() {
    let database = tables!();
    let outcome = with(hbm_db(&["seed", "--format", "json"]), &[ROLE]).on(&database).succeeds();
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(
        report["tables"][0],
        serde_json::json!({"table": "roles", "inserted": 1, "updated": 0, "unchanged": 0})
    );
}

#[test]
fn an_edited_natural_key_updates_its_row() {
    let database = tables!();
    let role = |name: &str| {
        format!("key: name\nsets:\n  base:\n    admin: {{ name: {name} }}\n    other: {{ name: other }}\n")
    };
    with(hbm_db(&["seed"]), &[("roles", &role("admin"))]).on(&database).succeeds().says("2 inserted");
    let id = database.sql("select id from roles where name = 'admin'");
    let edited = [("roles", &*role("chief"))];
    with(hbm_db(&["seed"]), &edited).on(&database).succeeds().says("0 inserted, 1 updated, 1 unchanged");
    with(hbm_db(&["seed"]), &edited).on(&database).succeeds().says("nothing to seed");
    assert_eq!(database.sql("select id from roles where name = 'chief'"), id);
}

/// Tables with sequences take another way, on which nothing may be cut to fit.
#[test]
fn nothing_is_cut_to_fit() {
    let database = tables!();
    database.sql("create table short (id serial primary key, k text unique, v varchar(20), a varchar(3)[])");
    for value in ["v: !bcrypt secret", "v: !env LONG", "a: '{abcdef}'"] {
        let text = format!("key: k\nsets:\n  base:\n    x: {{ k: one, {value} }}\n");
        with(hbm_db(&["seed"]), &[("short", &text)])
            .env("LONG", "a secret of more than twenty characters")
            .on(&database)
            .exits(1)
            .says("varying(");
    }
    assert_eq!(database.sql("select count(*) from short"), "0");
}

#[test]
fn a_time_in_one_row_freezes_no_other() {
    let database = tables!();
    let roles = |date: &str| {
        format!(
            "key: name\nsets:\n  base:\n    a: {{ name: a, created_at: !now }}\n    b: {{ name: b, created_at: {date} }}\n"
        )
    };
    with(hbm_db(&["seed"]), &[("roles", &roles("2024-01-01"))]).on(&database).succeeds();
    with(hbm_db(&["seed"]), &[("roles", &roles("2025-05-05"))])
        .on(&database)
        .succeeds()
        .says("1 updated, 1 unchanged");
    assert_eq!(database.sql("select created_at::date from roles where name = 'b'"), "2025-05-05");
}

#[test]
fn a_key_that_leads_to_itself_is_explained() {
    let database = tables!();
    let media = "sets:\n  base:\n    m: { id: !ref media.m, original_name: a, file_name: a, file_path: a, file_size: 1, mime_type: a, file_type: a }\n";
    with(hbm_db(&["seed"]), &[("media", media)])
        .on(&database)
        .exits(1)
        .says("media.yaml:3:14")
        .says("need each other first");
}

#[test]
fn keys_that_are_written_out_are_ordered_too() {
    let database = tables!();
    database.sql("create table one (id int primary key); create table many (id int primary key, one_id int not null references one)");
    let files = [
        ("one", "sets:\n  base:\n    x: { id: 1 }\n"),
        (
            "many",
            "sets:\n  base:\n    x: { id: 1, one_id: 1 }\n    y: { id: 2, one_id: 1 }\n    z: { id: 3, one_id: 1 }\n",
        ),
    ];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("4 inserted");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
}

#[test]
fn a_free_sequence_goes_on_after_given_numbers() {
    let database = tables!();
    database.sql(
        "create sequence numbers; create table numbered (id int primary key default nextval('numbers'))",
    );
    with(hbm_db(&["seed"]), &[("numbered", "sets:\n  base:\n    x: { id: 5 }\n")]).on(&database).succeeds();
    assert_eq!(database.sql("insert into numbered default values returning id"), "6");
}

#[test]
fn types_without_equality_load_twice() {
    let database = tables!();
    database
        .sql("create table odd (id int primary key, j json, js json[], p point, path jsonpath, n numeric)");
    let odd = |number: &str| {
        format!(
            "sets:\n  base:\n    x: {{ id: 1, j: {{ a: 1 }}, js: '{{\"{{}}\"}}', p: '(1,2)', path: $.a, n: {number} }}\n"
        )
    };
    with(hbm_db(&["seed"]), &[("odd", &odd("12.3"))]).on(&database).succeeds().says("1 inserted");
    with(hbm_db(&["seed"]), &[("odd", &odd("12.3"))]).on(&database).succeeds().says("nothing to seed");
    with(hbm_db(&["seed"]), &[("odd", &odd("12.30"))]).on(&database).succeeds().says("1 updated");
    assert_eq!(database.sql("select n from odd"), "12.30");
}

#[test]
fn the_value_of_a_variable_is_not_shown() {
    let database = tables!();
    let orders = "sets:\n  base:\n    o: { order_number: a, customer_id: !env SECRET }\n";
    with(hbm_db(&["seed"]), &[("orders", orders)])
        .env("SECRET", "canary")
        .on(&database)
        .exits(1)
        .says("orders.yaml:3:40: expected uuid; the value of SECRET is none")
        .hides("canary");
}

/// Chains of natural keys, all of them there already with other ids.
#[test]
fn references_through_natural_keys_are_followed() {
    let database = tables!();
    database.sql(
        "create table a (id uuid primary key default gen_random_uuid(), name text unique);
         create table z (id uuid primary key default gen_random_uuid(), a_id uuid references a, name text, unique (a_id, name));
         create table c (id uuid primary key default gen_random_uuid(), z_id uuid references z, name text, unique (z_id, name));
         create table d (id int primary key, c_id uuid not null references c);
         insert into a (name) values ('x'); insert into z (a_id, name) select id, 'x' from a; insert into c (z_id, name) select id, 'x' from z",
    );
    let files = [
        ("a", "key: name\nsets:\n  base:\n    x: { name: x }\n"),
        ("z", "key: [a_id, name]\nsets:\n  base:\n    x: { a_id: !ref a.x, name: x }\n"),
        ("c", "key: [z_id, name]\nsets:\n  base:\n    x: { z_id: !ref z.x, name: x }\n"),
        ("d", "sets:\n  base:\n    x: { id: 1, c_id: !ref c.x }\n"),
    ];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("1 inserted, 0 updated, 3 unchanged");
    assert_eq!(database.sql("select count(*) from d join c on c.id = d.c_id"), "1");
}
