//! What is said of files of rows that are wrong, and that nothing is written then.

use crate::harness::server;
use crate::seed_files::{CSV, ITEMS, JSON, beside, items};

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
            "items.jsonl:2:19: this is no JSON object: expected value\n",
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
        database.sql("insert into kinds (id) values (99) on conflict do nothing");
    }
    let many: String = (1..=30).map(|number| line(number, Some((3, "x")))).collect();
    files(&many).on(&database).exits(1).says("kinds.csv:21:10: expected integer[]").hides("kinds.csv:22:");
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
        ("items.csv", "sku,price\na,1\nb,\n", "hint: write a value there: a field of nothing is NULL"),
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
        ("wh/stock.csv", "error: seed-data/hbm/wh/stock.csv is not read"),
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

/// What follows from a file that cannot be read is not told as well.
#[test]
fn references_into_a_file_that_is_wrong_are_not_told() {
    let database = items(server!());
    let items = ("items.yaml", "key: sku\nsets:\n  base: !file items.csv\n");
    let parts = ("parts.yaml", "key: name\nsets:\n  base:\n    p: { name: p, item_id: !ref items.a }\n");
    for (csv, told) in
        [("sku,prise\na,1\n", "items has no column prise"), ("price\n1\n", "the column sku is missing")]
    {
        beside(&["seed"], &[items, ("items.csv", csv), parts])
            .on(&database)
            .exits(1)
            .says(told)
            .says("the seeds have 1 error")
            .hides("parts.yaml");
    }
    let csv = ("items.csv", "sku,price\nb,1\n");
    beside(&["seed"], &[items, csv, parts]).on(&database).exits(1).says("no row of items has the label a");
}

/// Half of a character is none.
#[test]
fn a_lone_surrogate_is_refused() {
    let database = items(server!());
    let files =
        |jsonl| [("items.yaml", "key: sku\nsets:\n  base: !file items.jsonl\n"), ("items.jsonl", jsonl)];
    for (jsonl, column) in [
        ("{\"sku\": \"a\"}\n{\"sku\": \"b\", \"note\": \"a\\ud800b\"}\n", "2:30"),
        ("{\"sku\": \"a\"}\n{\"sku\": \"\\udc00\"}\n", "2:15"),
    ] {
        let told = format!("seed-data/hbm/items.jsonl:{column}: this is no JSON object");
        beside(&["seed"], &files(jsonl)).on(&database).exits(1).says(&told);
        assert_eq!(database.sql("select count(*) from items"), "0");
    }
    let both = "{\"sku\": \"a\", \"note\": \"\\ud83d\\ude00\"}\n";
    beside(&["seed"], &files(both)).on(&database).succeeds();
    assert_eq!(database.sql("select ascii(note) from items"), "128512");
}
