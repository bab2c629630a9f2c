//! What is said of seed files that are wrong, and that nothing is written then.

use crate::harness::{Database, ROLE, hbm_db, server, tables, with};

#[test]
fn every_error_is_found_at_once_with_its_place() {
    let database = tables(server!());
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
    let database = tables(server!());
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
        ("roles", "sets:\n  base:\n    a: { name: !fle x }\n", "!json, or !file for the rows of a set"),
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

/// Rows go in together, and the server speaks of one by its values.
#[test]
fn a_row_that_the_server_refuses_is_told_with_its_place() {
    let database = tables(server!());
    database.sql(
        "create table items (
             id integer primary key, name text unique, price integer constraint cheap check (price < 1000),
             up integer references items, kind integer references items (id), note text);
         create function refuse() returns trigger language plpgsql as $$
         begin
             if new.note = 'no' then raise 'refused'; end if;
             return new;
         end $$;
         create trigger refuse before insert or update on items for each row execute function refuse();
         create table times (id integer, at date, primary key (id, at)) partition by range (at);
         create table times_2025 partition of times for values from ('2025-01-01') to ('2026-01-01')",
    );
    let row = |number: usize, more: &str| format!("    r{number}: {{ id: {number}, {more} }}\n");
    let ten = |number: usize, wrong: &str, other: &str| -> String {
        (1..=10).map(|at| row(at, if at == number { wrong } else { other })).collect()
    };
    for (name, rows, told, hint) in [
        ("items", ten(5, "price: 1000", "price: 1"), "items.yaml:7:25)", "correct the row, or the check"),
        ("items", ten(7, "up: 99", "up: 1"), "items.yaml:9:22)", "neither in the database nor loaded before"),
        ("items", ten(10, "kind: 99", "kind: 1"), "items.yaml:12:26)", "neither in the database"),
        ("items", ten(3, "note: no", "note: yes"), "items.yaml:5:5)", ""),
        ("items", ten(4, "name: same, price: 2", "price: 2"), "", ""),
        (
            "times",
            ten(2, "at: 2024-01-01", "at: 2025-02-01"),
            "times.yaml:4:5)",
            "no partition takes the row",
        ),
    ] {
        let text = format!("sets:\n  base:\n{rows}");
        let run = with(hbm_db(&["seed"]), &[(name, &text)]).on(&database);
        match told {
            "" => drop(run.succeeds()),
            _ => drop(run.exits(1).says(told).says(hint).hides("migrat")),
        }
    }
    // Another row has it, which the files do not know of.
    database.sql("update items set name = null; insert into items (id, name) values (50, 'taken')");
    let text = format!("sets:\n  base:\n{}", ten(6, "name: taken", "name: null"));
    with(hbm_db(&["seed"]), &[("items", &text)]).on(&database).exits(1).says("items.yaml:8:");
    // In new tables, too.
    let users = |role: &str| {
        let user = |n: usize, role: &str| {
            format!(
                "    u{n}: {{ email: e{n}, password_hash: x, first_name: A, last_name: B, role_id: {role} }}\n"
            )
        };
        let null = "null";
        format!("sets:\n  base:\n{}{}{}", user(1, null), user(2, role), user(3, null))
    };
    with(
        hbm_db(&["reset", "--confirm-database", &database.name]),
        &[("users", &users("00000000-0000-0000-0000-000000000009")), ROLE],
    )
    .on(&database)
    .exits(1)
    .says("users.yaml:4:");
}

#[test]
fn what_the_files_and_what_the_server_know_is_told_together() {
    let database = tables(server!());
    let users = "\
sets:
  base:
    one: { email: a, password_hash: x, first_name: A, last_name: B, is_active: perhaps }
    two: { email: b, password_hash: x, first_name: A, last_name: B, role_id: !ref roles.amdin }
";
    with(hbm_db(&["seed"]), &[("users", users), ROLE])
        .on(&database)
        .exits(1)
        .says("users.yaml:3:80: expected boolean")
        .says("users.yaml:4:78: no row of roles has the label amdin; did you mean admin?")
        .says("the seeds have 2 errors");
}

/// A cycle whose columns may all not be NULL cannot be loaded, unless a constraint can wait.
#[test]
fn a_cycle_that_cannot_be_broken_is_explained() {
    let database = tables(server!());
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
fn a_key_that_leads_to_itself_is_explained() {
    let database = tables(server!());
    let media = "sets:\n  base:\n    m: { id: !ref media.m, original_name: a, file_name: a, file_path: a, file_size: 1, mime_type: a, file_type: a }\n";
    with(hbm_db(&["seed"]), &[("media", media)])
        .on(&database)
        .exits(1)
        .says("media.yaml:3:14")
        .says("need each other first");
}

/// Tables with sequences take another way, on which nothing may be cut to fit.
#[test]
fn nothing_is_cut_to_fit() {
    let database = tables(server!());
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
fn the_value_of_a_variable_is_not_shown() {
    let database = tables(server!());
    let orders = "sets:\n  base:\n    o: { order_number: a, customer_id: !env SECRET }\n";
    with(hbm_db(&["seed"]), &[("orders", orders)])
        .env("SECRET", "canary")
        .on(&database)
        .exits(1)
        .says("orders.yaml:3:40: expected uuid; the value of SECRET is none")
        .hides("canary");
}

#[test]
fn without_tables_it_says_what_to_do() {
    let database = Database::new(server!());
    hbm_db(&["seed"]).on(&database).exits(1).says("hbm-db push --yes");
}

#[test]
fn where_the_database_may_be_behind_it_says_what_brings_it_up() {
    let database = tables(server!());
    for (name, text) in [
        ("rolls", "sets:\n  base:\n    a: { name: a }\n"),
        ("roles", "sets:\n  base:\n    a: { name: a, colour: red }\n"),
    ] {
        with(hbm_db(&["seed"]), &[(name, text)])
            .on(&database)
            .exits(1)
            .says("the database is behind: hbm-db push, or hbm-db migrate up, and the command again");
    }
    with(hbm_db(&["seed"]), &[("roles", "sets:\n  base:\n    a: { name: !ago x }\n")])
        .on(&database)
        .exits(1)
        .hides("behind");
}

/// Ids are made up where the key is a uuid; else it is given, or another key named.
#[test]
fn a_key_that_is_not_derived_is_given_or_named() {
    let database = tables(server!());
    database.sql("create table tools (id serial primary key, name text not null unique)");
    let seed = |text: &str| with(hbm_db(&["seed"]), &[("tools", text)]).on(&database);
    seed("sets:\n  base:\n    a: { name: a }\n")
        .exits(1)
        .says("tools.a needs a value for id: it is the key: give it, or name a unique key with `key:`");
    seed("key: name\nsets:\n  base:\n    a: {}\n")
        .exits(1)
        .says("value for name: it is the key")
        .hides("give it");
    seed("key: name\nsets:\n  base:\n    a: { name: a }\n").succeeds().says("1 inserted");
    // Numbers are one, however they are written; texts are not.
    seed("sets:\n  base:\n    a: { id: 1, name: a }\n    b: { id: '01', name: b }\n")
        .exits(1)
        .says("tools.b has the same key as a in line 3");
    seed("key: name\nsets:\n  base:\n    a: { name: '1' }\n    b: { name: '01' }\n")
        .succeeds()
        .says("2 inserted");
}
