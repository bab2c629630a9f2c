//! Rows that stand in files of CSV or JSON lines beside the file of their table.

use crate::harness::{Cluster, Database, Run, hbm_db, server, tables};

/// A database with a table of items.
pub(crate) fn items(cluster: &'static Cluster) -> Database {
    let database = tables(cluster);
    database.sql(
        "create table items (
             id integer generated always as identity primary key,
             sku text not null unique,
             price numeric(10, 2) not null default 1,
             note text,
             facts jsonb,
             role_id uuid references roles
         );
         create table parts (id serial primary key, item_id integer not null references items, name text unique)",
    );
    database
}

/// The program beside seed files, which are named with their endings.
pub(crate) fn beside(arguments: &[&str], files: &[(&str, &str)]) -> Run {
    files.iter().fold(hbm_db(arguments), |run, (name, text)| run.file(&format!("seed-data/hbm/{name}"), text))
}

pub(crate) const ITEMS: (&str, &str) =
    ("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n  dev: !file more.jsonl\n");
pub(crate) const CSV: (&str, &str) = (
    "items.csv",
    "sku,price,note\na-1,12.30,\na-2,7,\"\"\n\"q\"\"3\",0.5,\"two\nlines, and \"\"more\"\"\"\n",
);
pub(crate) const JSON: (&str, &str) = (
    "more.jsonl",
    "{\"sku\": \"j-1\", \"price\": 12345678.10, \"facts\": {\"big\": 12345678901234567890.50}}\n\n{\"note\": \"tab\\t, back\\\\slash\\n\", \"sku\": \"j-2\", \"price\": 1, \"facts\": null}\n",
);

#[test]
fn rows_go_in_as_they_are_written() {
    let database = items(server!());
    beside(&["seed"], &[ITEMS, CSV, JSON])
        .on(&database)
        .succeeds()
        .says("5 inserted, 0 updated, 0 unchanged");
    for fact in [
        "select price = 12.30 and note is null from items where sku = 'a-1'",
        "select note = '' from items where sku = 'a-2'",
        "select note = E'two\\nlines, and \"more\"' from items where sku = 'q\"3'",
        "select price = 12345678.10 and facts::text = '{\"big\": 12345678901234567890.50}' from items where sku = 'j-1'",
        "select note = E'tab\\t, back\\\\slash\\n' and facts is null from items where sku = 'j-2'",
    ] {
        assert_eq!(database.sql(fact), "t", "{fact}");
    }
    let before = database.sql("select string_agg(ctid::text, ' ' order by id) from items");
    beside(&["seed"], &[ITEMS, CSV, JSON]).on(&database).succeeds().says("nothing to seed");
    assert_eq!(
        database.sql("select string_agg(ctid::text, ' ' order by id) from items"),
        before,
        "untouched"
    );
    assert_eq!(
        database.sql("insert into items (sku) values ('x') returning id"),
        "6",
        "no number was used up"
    );
    let edited = ("items.csv", "note,sku\nnew,a-1\n\"\",a-2\nmore,a-4\n");
    beside(&["status"], &[ITEMS, edited, JSON]).on(&database).succeeds().says("changed");
    beside(&["seed"], &[ITEMS, edited, JSON])
        .on(&database)
        .succeeds()
        .says("1 inserted, 1 updated, 3 unchanged");
    assert_eq!(database.sql("select price || ' ' || note from items where sku = 'a-1'"), "12.30 new");
}

#[test]
fn rows_with_labels_refer_to_rows_of_files_and_the_other_way_round() {
    let database = items(server!());
    let roles =
        ("roles.yaml", "sets:\n  base:\n    one: { id: 00000000-0000-0000-0000-000000000001, name: one }\n");
    let csv = ("items.csv", "sku,role_id\na-1,00000000-0000-0000-0000-000000000001\na-2,\n");
    let parts = |label: &str| {
        format!("key: name\nsets:\n  base:\n    p: {{ name: p, item_id: !ref items.{label} }}\n")
    };
    let files = [("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n"), csv, roles];
    let with = |arguments: &[&str], label: &str| {
        beside(arguments, &files).file("seed-data/hbm/parts.yaml", &parts(label))
    };
    with(&["seed"], "a-3").on(&database).exits(1).says(
        "parts.yaml:4:28: no row of items has the label a-3; rows of items.csv are called by their key\n",
    );
    with(&["seed"], "a-2").on(&database).succeeds().says("4 inserted");
    let found = "select sku from parts join items on items.id = item_id";
    assert_eq!(database.sql(found), "a-2");
    with(&["seed", "--only", "parts"], "a-1").on(&database).succeeds().says("0 inserted, 1 updated");
    assert_eq!(database.sql(found), "a-1");
}

#[test]
fn all_of_a_file_is_loaded_in_a_reset() {
    let database = tables(server!());
    let files = [
        ("roles.yaml", "key: name\nsets:\n  base: !file roles.csv\n"),
        ("roles.csv", "\u{feff}name,description\r\nadmin,all\r\nguest,\r\n"),
        (
            "users.yaml",
            "sets:\n  base:\n    a: { email: a, password_hash: x, first_name: A, last_name: B, role_id: !ref roles.guest }\n",
        ),
    ];
    beside(&["reset", "--confirm-database", &database.name], &files).on(&database).succeeds();
    assert_eq!(database.sql("select r.name from users u join roles r on r.id = u.role_id"), "guest");
    assert_eq!(database.sql("select count(*) from roles where description is null"), "1");
    beside(&["seed"], &files).on(&database).succeeds().says("nothing to seed");
}

/// A line of `\.` is the end of what a server before PostgreSQL 18 copies.
#[test]
fn no_row_is_the_end_of_a_file() {
    let database = items(server!());
    database.sql("create table words (word text primary key)");
    for before in ["0", "1"] {
        let csv = ("items.csv", "sku,note\n1,a\n\\.\n3,c\n4,d\n");
        let yaml = ("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n");
        beside(&["seed"], &[yaml, csv]).on(&database).exits(1).says("items.csv:3:1");
        assert_eq!(database.sql("select count(*) from items"), before);
        database.sql("insert into items (sku) values ('there') on conflict do nothing");
    }
    for (name, text) in [
        ("words.csv", "word\na\n\\.\nb\n\"c\n\\.\nd\"\n\\.x\n"),
        ("words.csv", "word\r\na\r\n\\.\r\nb\r\n\"c\n\\.\nd\"\r\n\\.x\r\n"),
        (
            "words.jsonl",
            "{\"word\": \"a\"}\n{\"word\": \"\\\\.\"}\n{\"word\": \"b\"}\n{\"word\": \"c\\n\\\\.\\nd\"}\n{\"word\": \"\\\\.x\"}\n",
        ),
    ] {
        let yaml = format!("sets:\n  base: !file {name}\n");
        for before in ["", "there"] {
            database.sql(&format!(
                "delete from words; insert into words select '{before}' where '{before}' <> ''"
            ));
            beside(&["seed"], &[("words.yaml", &yaml), (name, text)])
                .on(&database)
                .succeeds()
                .says("5 inserted");
            assert_eq!(
                database.sql("select string_agg(word, '|' order by word collate \"C\") from words where word <> 'there'"),
                "\\.|\\.x|a|b|c\n\\.\nd",
                "{text:?}"
            );
        }
    }
}

#[test]
fn undoing_removes_what_a_file_put_in() {
    let database = items(server!());
    database.sql("insert into items (sku, note) values ('a-2', 'older'), ('other', 'stays')");
    beside(&["seed"], &[ITEMS, CSV, JSON]).on(&database).succeeds().says("4 inserted, 1 updated");
    database.sql("insert into parts (item_id, name) select id, 'p' from items where sku = 'j-1'");
    beside(&["seed", "--undo", "--all"], &[ITEMS, CSV, JSON])
        .on(&database)
        .exits(1)
        .says("items.j-1")
        .says("left public.items/items.csv:a-2: it was there before");
    assert_eq!(database.sql("select string_agg(sku, ' ' order by sku) from items"), "a-2 j-1 other");
    database.sql("delete from parts");
    beside(&["seed", "--undo", "dev"], &[ITEMS, CSV, JSON]).on(&database).succeeds();
    assert_eq!(database.sql("select string_agg(sku, ' ' order by sku) from items"), "a-2 other");
    assert_eq!(database.sql("select count(*) from hbm_db.seeds"), "0");
}

#[test]
fn an_edited_row_of_a_file_is_lost_only_by_name() {
    let database = items(server!());
    beside(&["seed", "--only", "base"], &[ITEMS, CSV, JSON]).on(&database).succeeds().says("3 inserted");
    database.sql("update items set note = 'edited' where sku = 'a-1'");
    beside(&["seed", "--undo", "base"], &[ITEMS, CSV, JSON])
        .on(&database)
        .exits(4)
        .says("items.a-1 (seed-data/hbm/items.csv:2:1)");
    beside(&["seed", "--undo", "base", "--accept", "delete_edited:items"], &[ITEMS, CSV, JSON])
        .on(&database)
        .succeeds();
    assert_eq!(database.sql("select count(*) from items"), "0");
}
