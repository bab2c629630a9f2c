//! The console.

use super::driver::{CONTROL, ENTER, ESCAPE};
use super::{Browser, browser, hbm, opened};
use crate::harness::{Studio, server, until};

#[track_caller]
fn writes(browser: &Browser, sql: &str) {
    browser.click(".editor");
    browser.chord(&[CONTROL], 'a');
    browser.keys("\u{E003}");
    browser.keys(sql);
}

#[track_caller]
fn runs(browser: &Browser, sql: &str) {
    writes(browser, sql);
    browser.chord(&[CONTROL], ENTER.chars().next().expect("a key"));
}

#[test]
fn statements_run_are_cancelled_and_explained() {
    let (database, _studio, browser) = opened!(&[]);
    browser.go_to("#/console");
    browser.sees(".editor", "");
    runs(&browser, "select 9007199254740993::bigint as wide, null as none, '' as nothing ");
    browser.sees(".results .tabulator-row", "9007199254740993");
    browser.sees(".results", "1 row");
    browser.looks_well("console");

    runs(&browser, "delete from activity_logs ");
    browser.sees(".results", "Nothing was changed");
    assert_ne!(database.sql("select count(*) from activity_logs"), "0");
    runs(&browser, "select nothing from nowhere ");
    browser.sees(".results", "42P01");
    browser.shot("error");

    runs(&browser, "select pg_sleep(300) ");
    let asleep =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
    until("the statement runs", || database.sql(asleep) == "1");
    browser.click_on("button", "Cancel");
    browser.sees(".results", "Cancelled");
    assert_eq!(database.sql(asleep), "0", "it ended on the server");

    writes(&browser, "select * from orders o join customers c on c.id = o.customer_id ");
    browser.click_on("button", "Explain");
    browser.sees(".results", "Seq Scan");
    browser.looks_well("explain");

    browser.click_on("button", "History");
    browser.sees("#drawer", "9007199254740993");
    browser.looks_well("history");
}

#[test]
fn names_are_completed_from_the_catalog() {
    let (_database, _studio, browser) = opened!(&[]);
    browser.go_to("#/console");
    browser.sees(".editor", "");
    writes(&browser, "select * from order_sta");
    browser.sees_in_editor("order_status_history");
    browser.shot("completion");
    browser.keys(ENTER);
    browser.sees_in_editor("select * from order_status_history");
}

#[test]
fn what_writes_says_how_many_rows() {
    let (database, _studio, browser) = opened!(&["--write"]);
    browser.go_to("#/console");
    browser.sees(".editor", "");
    let before = database.sql("select count(*) from sessions");
    runs(&browser, "delete from sessions ");
    browser.sees(".results", &format!("{before} rows changed"));
    assert_eq!(database.sql("select count(*) from sessions"), "0");
}

#[test]
fn a_run_of_statements_can_be_stopped() {
    let database = hbm(server!());
    database.sql("create table marks (n int)");
    let studio = Studio::on(&database, &["--write"]);
    let browser = browser!(&studio);
    browser.go_to("#/console");
    browser.sees(".editor", "");
    writes(&browser, "insert into marks values (1); select pg_sleep(300); insert into marks values (2); ");
    browser.click_on("button", "Run all");
    let asleep =
        "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
    until("the statement runs", || database.sql(asleep) == "1");
    browser.keys(ESCAPE);
    browser.sees(".results", "did not run");
    browser.shot("stopped");
    assert_eq!(database.sql("select string_agg(n::text, ',') from marks"), "1");
    assert_eq!(database.sql(asleep), "0");
}

/// An editor would take the semicolons inside of a body for ends of statements.
#[test]
fn a_body_is_no_statement_of_its_own() {
    let database = hbm(server!());
    database.sql("create table marks (n int); insert into marks values (1)");
    let studio = Studio::on(&database, &["--write"]);
    let browser = browser!(&studio);
    browser.go_to("#/console");
    browser.sees(".editor", "");
    writes(
        &browser,
        "create procedure p() language sql begin atomic delete from marks; delete from marks; end ",
    );
    // The cursor is in the first of the two.
    browser.keys(&"\u{E012}".repeat(35));
    browser.chord(&[CONTROL], ENTER.chars().next().expect("a key"));
    browser.sees(".results", "Done");
    assert_eq!(database.sql("select count(*) from marks"), "1", "nothing of the body has run");
    assert_eq!(database.sql("select count(*) from pg_proc where proname = 'p'"), "1");
}
