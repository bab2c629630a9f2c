//! The tables of an archive, and what happens when those that rows come from change.

use super::{FILE, SCHEMA, Shop, moved};
use crate::harness::server;

fn columns(shop: &Shop, table: &str) -> String {
    shop.database.sql(&format!(
        "select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' order by attnum) from pg_attribute
         where attrelid = '{table}'::regclass and attnum > 0"
    ))
}

#[test]
fn the_archive_has_the_columns_and_nothing_of_the_application() {
    let shop = Shop::new(server!(), 4);
    shop.archive(&[]);
    assert_eq!(
        columns(&shop, "archive.orders"),
        "id integer, state text, states text[], net numeric(10,2), done_at timestamp with time zone, twice numeric"
    );
    let keys = "select string_agg(conrelid::regclass || ' ' || pg_get_constraintdef(oid), ', ' order by conrelid::regclass::text)
                from pg_constraint where connamespace = 'archive'::regnamespace and contype <> 'n'";
    assert_eq!(
        shop.database.sql(keys),
        "archive.lines PRIMARY KEY (id), archive.orders PRIMARY KEY (id), archive.parts PRIMARY KEY (id)"
    );
}

#[test]
fn a_new_column_comes_into_the_archive_before_rows_do() {
    let shop = Shop::new(server!(), 4);
    shop.archive(&[]);
    shop.write("schema.sql", &SCHEMA.replace("net price,", "net price, \"Why\" text default 'none',"));
    shop.run(&["push", "--yes"]).succeeds();
    shop.database
        .sql("insert into orders (id, done_at, \"Why\") values (100, now() - interval '2 years', 'late')");
    let done = shop.archive(&[]);
    assert_eq!(moved(&done)[0], "orders: 1");
    assert_eq!(done["archives"][0]["changes"][0], "alter table archive.orders add column \"Why\" text");
    assert_eq!(shop.database.sql("select \"Why\" from archive.orders order by id"), "\n\nlate");
    // A column that is gone stays where rows have it.
    shop.write("schema.sql", &SCHEMA.replace("done_at timestamptz,", "done_at timestamptz, note text,"));
    shop.run(&["push", "--yes", "--accept", "drop_column"]).succeeds();
    shop.database.sql("insert into orders (id, done_at) values (101, now() - interval '2 years')");
    assert_eq!(moved(&shop.archive(&[]))[0], "orders: 1");
    assert_eq!(
        shop.database.sql("select count(\"Why\") || ' of ' || count(*) from archive.orders"),
        "1 of 4"
    );
}

#[test]
fn a_type_that_changed_is_told_with_what_to_do() {
    let shop = Shop::new(server!(), 4);
    shop.archive(&[]);
    shop.database.sql("alter table lines alter what type varchar(99); update orders set done_at = now() - interval '2 years'");
    let said = shop
        .run(&["archive"])
        .exits(1)
        .says("lines.what has another type than its archive: character varying(99), and in archive.lines it is text");
    assert_eq!(shop.counts(), "2/2 4/4 4/4");
    let hint =
        said.stderr.lines().find_map(|line| line.split_once("alter table ")).expect("a hint").1.to_owned();
    shop.database.sql(&format!("ALTER TABLE {hint}"));
    shop.archive(&[]);
    assert_eq!(shop.counts(), "0/4 0/8 0/8");
}

/// An enum may lose labels that archived rows have.
#[test]
fn a_label_that_is_gone_stays_in_the_archive() {
    let shop = Shop::new(server!(), 4);
    shop.archive(&[]);
    shop.database.sql("update orders set state = 'open', states = null");
    shop.write("schema.sql", &SCHEMA.replace("'open', 'done'", "'open', 'closed'"));
    shop.run(&["push", "--yes", "--accept", "remove_enum_label"]).succeeds();
    let labels = shop.database.sql("select enum_range(null::state)");
    assert_eq!(labels, "{open,closed}");
    assert_eq!(shop.database.sql("select string_agg(distinct state, ',') from archive.orders"), "done");
}

#[test]
fn a_key_that_was_used_again_is_told() {
    let shop = Shop::new(server!(), 4);
    shop.archive(&[]);
    shop.database.sql("insert into orders (id, done_at) values (2, now() - interval '2 years')");
    shop.run(&["archive"]).exits(1).says("a row of this key is in the archive already").says("(id)=(2)");
    assert_eq!(shop.database.sql("select count(*) from orders where id = 2"), "1");
}

#[test]
fn the_schema_of_the_project_file_knows_it() {
    let shop = Shop::new(server!(), 2);
    let schema = shop.run(&["schema", "project"]).succeeds().stdout;
    for word in ["\"archive\"", "\"along\"", "Which rows: a condition of SQL."] {
        assert!(schema.contains(word), "{word} is not in {schema}");
    }
    shop.run(&["apps"]).succeeds().says("archives");
    assert!(FILE.contains("along"));
}
