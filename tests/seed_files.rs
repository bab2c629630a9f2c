//! Rows that stand in files of CSV or JSON lines beside the file of their table.

use crate::harness::{Cluster, Database, Run, hbm_db, server, tables};

/// A database with a table of items.
fn items(cluster: &'static Cluster) -> Database {
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
fn beside(arguments: &[&str], files: &[(&str, &str)]) -> Run {
    files.iter().fold(hbm_db(arguments), |run, (name, text)| run.file(&format!("seed-data/hbm/{name}"), text))
}

const ITEMS: (&str, &str) =
    ("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n  dev: !file more.jsonl\n");
const CSV: (&str, &str) = (
    "items.csv",
    "sku,price,note\na-1,12.30,\na-2,7,\"\"\n\"q\"\"3\",0.5,\"two\nlines, and \"\"more\"\"\"\n",
);
const JSON: (&str, &str) = (
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

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let database = items(server!());
    for (csv, told) in [
        ("sku,prise\na,1\n", "seed-data/hbm/items.csv:1:5: items has no column prise; did you mean price?"),
        ("price\n1\n", "seed-data/hbm/items.csv:1:1: the column sku is missing: it is the key"),
        ("sku,price\na,1\nb,x\n", "seed-data/hbm/items.csv:3:3, column price"),
        ("sku,note,price\n\"a\",\"x\ny\",1\nb,\"\n\n\",x\n", "seed-data/hbm/items.csv:6:3, column price"),
        ("sku,price\na,1\nb\n", "seed-data/hbm/items.csv:3:1"),
        ("sku,price\na,1,2\n", "seed-data/hbm/items.csv:2:1"),
        ("sku,price\na,1\nb,2\na,3\n", "seed-data/hbm/items.csv:4:1"),
        ("sku,price\na,\n", "seed-data/hbm/items.csv:2:3, column price"),
        ("", "seed-data/hbm/items.csv:1:1: a header line"),
    ] {
        for is_empty in [true, false] {
            if !is_empty {
                database.sql("insert into items (sku) values ('there')");
            }
            let files = [("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n"), ("items.csv", csv)];
            beside(&["seed"], &files).on(&database).exits(1).says(told);
            assert_eq!(
                database.sql("select count(*) from items"),
                if is_empty { "0" } else { "1" },
                "{csv:?}"
            );
            database.sql("delete from items");
        }
    }
    for (json, told) in [
        ("", "items.jsonl:1:1: this is empty"),
        ("\n\n", "items.jsonl:1:1: this is empty"),
        (
            "{\"sku\": 1}\n{\"sku\": \"note\", \"note\": 1, \"note\": 2}\n",
            "items.jsonl:2:28: the member note stands here twice",
        ),
        (
            "{\"sku\": 1}\n{\"sku\": 2, \"\\u0073ku\": 2}\n",
            "items.jsonl:2:2: the member sku stands here twice",
        ),
        (
            "{\"sku\": 1}\n{\"sku\": {\"a\": [1, }}\n",
            "items.jsonl:2:20: this is no JSON object: expected value\n",
        ),
        (
            "{\"sku\": 1}\n{\"sku\": \n",
            "items.jsonl:2:7: this is no JSON object: EOF while parsing a value\n",
        ),
        ("{\"sku\": 1}\n{\"sku\": 2, \"prise\": 1}\n", "items.jsonl:2:12: items has no column prise"),
        ("{\"sku\": 1}\n\n{\"sku\": 2\n", "items.jsonl:3:"),
        (
            "{\"sku\": \"a\", \"price\": 1}\n\n{\"price\": \"x\", \"sku\": 2}\n",
            "items.jsonl:3:2, column price",
        ),
        ("{\"sku\": 1, \"price\": 1}\n{\"sku\": \"b\", \"price\": null}\n", "items.jsonl:2:14, column price"),
    ] {
        let files = [("items.yaml", "key: sku\nsets:\n  base: !file items.jsonl\n"), ("items.jsonl", json)];
        beside(&["seed"], &files).on(&database).exits(1).says(told);
    }
}

/// Values of all kinds of types, with the place of each; the server itself names the first alone.
#[test]
fn all_values_that_are_wrong_are_told_at_once() {
    let database = items(server!());
    database.sql(
        "create domain short as text check (length(value) < 4);
         create type mood as enum ('good', 'bad');
         create table kinds (id integer primary key, j json, b jsonb, a integer[], r int4range, d short, m mood, v varchar(3), t text)",
    );
    let columns = ["id", "j", "b", "a", "r", "d", "m", "v"];
    let right = ["1", "{}", "{}", "{1}", "\"[1,2)\"", "abc", "good", "abc"];
    let line = |number: usize, wrong: Option<(usize, &str)>| {
        let values = right.iter().enumerate().map(|(at, value)| match wrong {
            Some((column, wrong)) if column == at => wrong.to_owned(),
            _ if at == 0 => number.to_string(),
            _ => (*value).to_owned(),
        });
        values.collect::<Vec<_>>().join(",") + "\n"
    };
    let wrong = ["x", "{bad", "\"{\"\"a\"\": }\"", "\"{1,x}\"", "\"[2,1)\"", "abcd", "so", "abcd"];
    let files = |text: &str| {
        let text = columns.join(",") + "\n" + text;
        beside(&["seed"], &[("kinds.yaml", "sets:\n  base: !file kinds.csv\n"), ("kinds.csv", &text)])
    };
    let place = |line: usize, column: usize| {
        let before: usize = right[..column].iter().map(|value| value.len() + 1).sum();
        format!("kinds.csv:{line}:{}", before + 1)
    };
    for before in ["0", "1"] {
        for (at, value) in wrong.iter().enumerate() {
            let text: String = (1..=5).map(|number| line(number, None)).collect();
            files(&(text + &line(6, Some((at, value))) + &line(7, None)))
                .on(&database)
                .exits(1)
                .says(&format!("{}, column {})", place(7, at), columns[at]));
        }
        let all = wrong.iter().enumerate().map(|(at, value)| line(at + 1, Some((at, value))));
        let mut run = files(&all.collect::<String>()).on(&database).exits(1);
        for at in 0..wrong.len() {
            run = run.says(&format!("{}: expected ", place(at + 2, at)));
        }
        assert_eq!(database.sql("select count(*) from kinds"), before);
        database.sql("insert into kinds (id) values (99)");
    }
    let many: String = (1..=30).map(|number| line(number, Some((3, "x")))).collect();
    files(&many).on(&database).exits(1).says("kinds.csv:21:9: expected integer[]").hides("kinds.csv:22:");
}

/// Where rows go in together, the server speaks of a row by its values, not by its line.
#[test]
fn a_row_that_the_server_refuses_is_told_with_its_place() {
    let database = items(server!());
    database.sql(
        "alter table items add constraint cheap check (price < 1000), add constraint one_note unique (note);
         create function refuse() returns trigger language plpgsql as $$
         begin
             if new.note = 'no' then raise 'refused'; end if;
             return new;
         end $$;
         create trigger refuse after insert or update on items for each row execute function refuse()",
    );
    let nobody = "00000000-0000-0000-0000-000000000009";
    let many: String = (0..100).map(|n| format!("s{n},{}\n", if n == 70 { "no" } else { "" })).collect();
    for (name, text, told) in [
        (
            "items.csv",
            &*format!("sku,note,role_id\na,\"x\ny\",\nb,,{nobody}\nc,,\n"),
            "items.csv:4:4, column role_id",
        ),
        ("items.csv", "sku,price\na,1\nb,1000\n", "items.csv:3:3, column price"),
        ("items.csv", "sku,price\na,1\nb,1000\n", "hint: correct the row, or the check"),
        ("items.csv", "sku,price\na,1\nb,\n", "hint: write a value there"),
        ("items.csv", "sku,note\na,x\nb,x\n", "items.csv:3:3, column note"),
        ("items.csv", &*format!("sku,note\n{many}"), "items.csv:72:1)"),
        (
            "items.jsonl",
            &*format!("{{\"sku\": \"a\"}}\n\n{{\"sku\": \"b\", \"role_id\": \"{nobody}\"}}\n"),
            "items.jsonl:3:14, column role_id",
        ),
        ("items.jsonl", "{\"sku\": \"b\", \"price\": null}\n", "items.jsonl:1:14, column price"),
    ] {
        let yaml = format!("key: sku\nsets:\n  base: !file {name}\n");
        for before in ["0", "1"] {
            if before == "1" {
                database.sql("insert into items (sku) values ('there')");
            }
            beside(&["seed"], &[("items.yaml", &yaml), (name, text)])
                .on(&database)
                .exits(1)
                .says(told)
                .hides("hbm_db_rows");
            assert_eq!(database.sql("select count(*) from items"), before, "{text:?}");
            database.sql("delete from items");
        }
    }
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
fn a_key_is_in_one_place() {
    let database = items(server!());
    let yaml = |base: &str, dev: &str| format!("key: sku\nsets:\n  base: {base}\n  dev: {dev}\n");
    let a = ("a.csv", "note,sku\nx,1\n\"two\nlines\",2\n");
    let b = ("b.jsonl", "{\"sku\": 0}\n\n{\"sku\": 2, \"note\": \"z\"}\n");
    let c = ("c.csv", "sku\n2\n1\n3\n");
    for (base, dev, files, told) in [
        (
            "!file a.csv",
            "!file b.jsonl",
            [a, b],
            &["b.jsonl:3:1: the same sku as in seed-data/hbm/a.csv:3:1"][..],
        ),
        (
            "!file c.csv",
            "!file a.csv",
            [a, c],
            &[
                "a.csv:2:1: the same sku as in seed-data/hbm/c.csv:3:1",
                "a.csv:3:1: the same sku as in",
                "2 errors",
            ],
        ),
    ] {
        let mut run = beside(&["seed"], &files)
            .file("seed-data/hbm/items.yaml", &yaml(base, dev))
            .on(&database)
            .exits(1);
        for told in told {
            run = run.says(told);
        }
    }
    let mixed = yaml("{ one: { sku: 7 }, two: { sku: 2 } }", "!file a.csv");
    beside(&["seed"], &[a])
        .file("seed-data/hbm/items.yaml", &mixed)
        .on(&database)
        .exits(1)
        .says("a.csv:3:1: the same sku as in seed-data/hbm/items.yaml:3:28");
    assert_eq!(database.sql("select count(*) from items"), "0");
    // What is not loaded along is in nobody's way, and a text of one file is none of another.
    let d = ("d.csv", "sku\n4\n");
    let apart = yaml("!file a.csv", "!file d.csv");
    let run = || beside(&["seed"], &[a, d]).file("seed-data/hbm/items.yaml", &apart);
    run().on(&database).succeeds().says("3 inserted");
    run().on(&database).succeeds().says("nothing to seed");
}

#[test]
fn seed_files_of_a_folder_below_are_not_passed_over() {
    let database = items(server!());
    for (path, told) in [
        ("wh/stock.yaml", "wh.stock.yaml is for a table of the schema wh"),
        ("wh/stock.csv", "seed-data/hbm/wh/stock.csv is not read"),
        ("wh/deep/stock.yml", "seed-data/hbm/wh/deep/stock.yml is not read"),
    ] {
        beside(&["seed"], &[ITEMS, CSV, JSON, (path, "sets: {}\n")]).on(&database).exits(1).says(told);
    }
    beside(&["seed"], &[ITEMS, CSV, JSON, ("wh/README.md", "x"), (".old/stock.yaml", "x")])
        .on(&database)
        .succeeds();
}

#[test]
fn a_file_has_one_place() {
    let database = items(server!());
    let one = ("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n");
    beside(&["seed"], &[one])
        .on(&database)
        .exits(1)
        .says("seed-data/hbm/items.yaml:3:9: there is no seed-data/hbm/items.csv");
    beside(&["seed"], &[one, CSV, ("others.csv", "a\n1\n")])
        .on(&database)
        .exits(1)
        .says("seed-data/hbm/others.csv:1:1: no seed file names this")
        .says("base: !file others.csv");
    let two = ("parts.yaml", "sets:\n  base: !file items.csv\n");
    beside(&["seed"], &[one, two, CSV]).on(&database).exits(1).says("items.csv has a place already");
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
