//! What seed files can say.

use crate::harness::{ROLE, hbm_db, server, tables, with};

#[test]
fn values_arrive_as_they_are_written() {
    let database = tables(server!());
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
    let database = tables(server!());
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
    let database = tables(server!());
    database.sql("insert into roles (name) values ('admin')");
    let users = "key: email\nsets:\n  base:\n    u: { email: u@example.com, password_hash: !bcrypt secret, first_name: A, last_name: B, role_id: !ref roles.admin }\n";
    let files = [ROLE, ("users", users)];
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("1 inserted, 0 updated, 1 unchanged");
    with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
    assert_eq!(database.sql("select r.name from users u join roles r on r.id = u.role_id"), "admin");
}

#[test]
fn passwords_are_hashes_of_their_texts() {
    let database = tables(server!());
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
    let (one, other) = (tables(server!()), tables(server!()));
    for database in [&one, &other] {
        with(hbm_db(&["seed"]), &[ROLE]).on(database).succeeds();
    }
    assert_eq!(one.sql("select id from roles"), other.sql("select id from roles"));
    assert_eq!(one.sql("select substr(id::text, 15, 1) from roles"), "5", "a version 5 uuid");
}

#[test]
fn rows_that_point_at_rows_of_their_own_table_are_ordered() {
    let database = tables(server!());
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
    let database = tables(server!());
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

/// Rows of a tree, and of a list in which each refers to the one before, with keys that the files give and with keys from a
/// sequence.
#[test]
fn many_rows_that_refer_to_each_other_load_and_go() {
    let database = tables(server!());
    database.sql(
        "create table nodes (id serial primary key, name text not null unique, parent_id integer references nodes);
         create index on nodes (parent_id)",
    );
    let node = |n: usize, id: bool, parent: Option<usize>| {
        let id = if id { format!("id: {}, ", n + 1) } else { String::new() };
        let parent = parent.map(|parent| format!(", parent_id: !ref nodes.n{parent}")).unwrap_or_default();
        format!("    n{n}: {{ {id}name: n{n}{parent} }}\n")
    };
    let file = |rows: String| format!("key: name\nsets:\n  base:\n{rows}");
    let tree = file((0..3000).map(|n| node(n, false, n.checked_sub(1).map(|n| n / 2))).collect());
    let list = file((0..3000).rev().map(|n| node(n, true, n.checked_sub(1))).collect());
    for (text, roots) in [(tree, "1|{n1,n2}"), (list, "1|{n1}")] {
        let files = [("nodes", text.as_str())];
        with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("3000 inserted");
        assert_eq!(
            database.sql(
                "select count(*) filter (where parent_id is null),
                        (select array_agg(c.name order by c.name) from nodes p join nodes c on c.parent_id = p.id where p.name = 'n0')
                 from nodes"
            ),
            roots
        );
        with(hbm_db(&["seed"]), &files).on(&database).succeeds().says("nothing to seed");
        with(hbm_db(&["seed", "--undo", "--all"]), &files).on(&database).succeeds().says("3000 removed");
    }
}

/// The report, as programs read it.
#[test]
fn the_report_counts_per_table() {
    let database = tables(server!());
    let outcome = with(hbm_db(&["seed", "--format", "json"]), &[ROLE]).on(&database).succeeds();
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(
        report["tables"][0],
        serde_json::json!({"table": "roles", "inserted": 1, "updated": 0, "unchanged": 0})
    );
}

#[test]
fn an_edited_natural_key_updates_its_row() {
    let database = tables(server!());
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

#[test]
fn a_time_in_one_row_freezes_no_other() {
    let database = tables(server!());
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
fn keys_that_are_written_out_are_ordered_too() {
    let database = tables(server!());
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
    let database = tables(server!());
    database.sql(
        "create sequence numbers; create table numbered (id int primary key default nextval('numbers'))",
    );
    with(hbm_db(&["seed"]), &[("numbered", "sets:\n  base:\n    x: { id: 5 }\n")]).on(&database).succeeds();
    assert_eq!(database.sql("insert into numbered default values returning id"), "6");
}

#[test]
fn types_without_equality_load_twice() {
    let database = tables(server!());
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

/// Chains of natural keys, all of them there already with other ids.
#[test]
fn references_through_natural_keys_are_followed() {
    let database = tables(server!());
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

#[test]
fn rows_of_partitions_are_counted_as_others() {
    let database = tables(server!());
    database.sql(
        "create table times (id integer, at date, note text, primary key (id, at)) partition by range (at);
         create table times_2024 (note text, at date not null, id integer not null);
         alter table times attach partition times_2024 for values from ('2024-01-01') to ('2025-01-01');
         create table times_2025 partition of times for values from ('2025-01-01') to ('2026-01-01')",
    );
    let yaml = |note: &str| {
        format!(
            "sets:\n  base:\n    a: {{ id: 1, at: 2024-02-01, note: {note} }}\n    b: {{ id: 2, at: 2025-02-01 }}\n  dev: !file times.csv\n"
        )
    };
    let run = |arguments: &[&str], note: &str, csv: &str| {
        let run = with(hbm_db(arguments), &[("times", &yaml(note))]);
        run.file("seed-data/hbm/times.csv", csv).on(&database)
    };
    let csv = "id,at,note\n3,2024-03-01,x\n4,2025-03-01,y\n";
    run(&["seed"], "one", csv).succeeds().says("4 inserted, 0 updated, 0 unchanged");
    run(&["seed"], "one", csv).succeeds().says("nothing to seed");
    let edited = "id,at,note\n3,2024-03-01,z\n4,2025-03-01,y\n5,2024-05-01,new\n";
    run(&["seed"], "two", edited).succeeds().says("1 inserted, 2 updated, 2 unchanged");
    assert_eq!(database.sql("select string_agg(note, ' ' order by id) from times"), "two z y new");
    run(&["seed", "--undo", "--all"], "two", edited).succeeds();
    assert_eq!(database.sql("select count(*) from times"), "0");
}
