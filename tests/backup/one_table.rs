//! A single table is restored beside what is there.

use super::shop::Shop;
use crate::harness::server;
use serde_json::Value;

#[test]
fn it_has_a_schema_of_its_own() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let before = shop.database.contents();
    shop.database.sql("delete from stock.orders where id % 2 = 0");
    let out =
        shop.with_shelf(&["restore", "latest", "--table", "stock.orders", "--format", "json"]).succeeds();
    let report: Value = serde_json::from_str(&out.stdout).expect("JSON");
    assert_eq!(report["rows"], 500);
    let restored = report["restored"].as_str().expect("a table");
    assert!(restored.starts_with("restored_") && restored.ends_with(".orders"), "{restored}");
    assert_eq!(shop.database.sql("select count(*) from stock.orders"), "250");
    // It has its key, and what is missing is put back from it.
    let key =
        format!("select count(*) from pg_index where indrelid = '{restored}'::regclass and indisprimary");
    assert_eq!(shop.database.sql(&key), "1");
    shop.database.sql(&format!("insert into stock.orders select * from {restored} on conflict do nothing"));
    let schema = restored.split_once('.').expect("a schema").0;
    shop.database.sql(&format!("drop schema {schema} cascade"));
    assert_eq!(shop.database.contents().lines().count(), before.lines().count());
    assert_eq!(shop.database.sql("select sum(total) from stock.orders"), "187875.0");
}

#[test]
fn a_table_that_refers_to_types_and_functions() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    shop.with_shelf(&["restore", "one", "--table", "customers"]).succeeds().says("3 rows");
    shop.with_shelf(&["restore", "one", "--table", "public.events_2026"]).succeeds().says("1 row");
}

#[test]
fn a_table_that_is_not_in_it_is_named() {
    let shop = Shop::open(server!());
    shop.back_up("one");
    let before = shop.database.contents();
    shop.with_shelf(&["restore", "one", "--table", "stock.order"])
        .exits(2)
        .says("did you mean stock.orders?");
    shop.with_shelf(&["restore", "one", "--table", "events"])
        .exits(2)
        .says("partitions are tables of their own");
    assert_eq!(shop.database.contents(), before);
}
