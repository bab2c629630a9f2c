//! Staged changes of rows.

use super::driver::{ENTER, ESCAPE};
use super::{Browser, opened};
use crate::harness::{Database, Studio};

/// The cell of the only row that is shown.
const PHONE: &str = ".tabulator-row:first-child [tabulator-field=c5]";

fn one_user(browser: &Browser) {
    let filter = "where=[{\"column\":\"email\",\"op\":\"eq\",\"value\":\"admin@example.com\"}]";
    browser.go_to(&format!("#/data/users?{filter}"));
    browser.sees(".pager", "1 in all");
}

fn phone(database: &Database) -> String {
    database.sql("select coalesce(phone, 'NULL') from users where email = 'admin@example.com'")
}

#[track_caller]
fn types(browser: &Browser, cell: &str, text: &str) {
    browser.double_click(cell, ".cell-editor textarea");
    browser.keys(text);
    browser.keys(ENTER);
    browser.sees(".tabulator-row .is-changed", text);
}

/// What is staged, by the way that shows it first.
#[track_caller]
fn commits(browser: &Browser) {
    browser.click_on(".staged button", "commit");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees_no("#drawer", "");
}

#[test]
fn changes_are_staged_shown_and_committed() {
    let (database, _studio, browser) = opened!(&["--write"]);
    one_user(&browser);
    let before = phone(&database);

    types(&browser, PHONE, "+351 000");
    browser.sees(".staged", "1 change staged");
    assert_eq!(phone(&database), before, "nothing runs before it is committed");
    browser.looks_well("staged");
    browser.click_on(".staged button", "Discard");
    browser.sees_no(".is-changed", "");
    assert_eq!(phone(&database), before);

    types(&browser, PHONE, "+351 111");
    browser.click_on(".staged button", "commit");
    browser.sees("#drawer .sql", "update public.users");
    browser.looks_well("review");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees_no("#drawer", "");
    browser.sees(PHONE, "+351 111");
    assert_eq!(phone(&database), "+351 111");

    // NULL, and the empty text, by their keys.
    browser.open_cell(PHONE);
    browser.chord(&['\u{E00A}'], 'e');
    commits(&browser);
    assert_eq!(phone(&database), "");
    browser.open_cell(PHONE);
    browser.chord(&['\u{E00A}'], 'n');
    commits(&browser);
    assert_eq!(phone(&database), "NULL");
    browser.is_calm();
}

#[test]
fn a_conflict_is_shown_side_by_side() {
    let (database, _studio, browser) = opened!(&["--write"]);
    one_user(&browser);
    types(&browser, PHONE, "mine");
    database.sql("update users set phone = 'theirs' where email = 'admin@example.com'");
    browser.click_on(".staged button", "commit");
    browser.click_on("#drawer button", "in one transaction");
    let table = browser.sees("#drawer table.conflict", "theirs");
    assert!(table.contains("mine"), "{table}");
    assert_eq!(phone(&database), "theirs");
    browser.looks_well("conflict");
    browser.click_on("#drawer button", "Keep mine");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees_no("#drawer", "");
    assert_eq!(phone(&database), "mine");
    browser.is_calm();
}

#[test]
fn rows_come_and_go() {
    let (database, _studio, browser) = opened!(&["--write"]);
    browser.go_to("#/data/roles");
    browser.sees(".pager", "in all");
    let rows = || database.sql("select count(*) from roles");
    let before: u32 = rows().parse().expect("a number");

    browser.click_on("button", "Insert row");
    browser.sees(".tabulator-row.is-new", "");
    // Of a name that is there already: all of it is refused, and said where.
    let taken = database.sql("select min(name) from roles");
    let name = ".tabulator-row.is-new [tabulator-field=c1]";
    browser.open_cell(name);
    browser.fill(".cell-editor textarea", &taken);
    browser.keys(ENTER);
    browser.click_on(".staged button", "commit");
    browser.sees("#drawer .sql", "insert into public.roles");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees("#drawer", "refused");
    browser.keys(ESCAPE);
    browser.sees(".tabulator-row.is-new.is-refused", "");
    browser.looks_well("refused");
    assert_eq!(rows(), before.to_string());
    browser.open_cell(name);
    browser.fill(".cell-editor textarea", "Visitor");
    browser.keys(ENTER);
    commits(&browser);
    assert_eq!(rows(), (before + 1).to_string());

    browser.go_to("#/data/roles?where=[{\"column\":\"name\",\"op\":\"eq\",\"value\":\"Visitor\"}]");
    browser.sees(".pager", "1 in all");
    browser.click(".tabulator-row:first-child [tabulator-field=c1]");
    browser.chord(&['\u{E009}'], '\u{E017}');
    browser.sees(".tabulator-row.is-deleted", "Visitor");
    browser.shot("deleted");
    browser.click_on(".staged button", "commit");
    browser.sees("#drawer .sql", "delete from public.roles");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees_no("#drawer", "");
    assert_eq!(rows(), before.to_string());
    browser.is_calm();
}

#[test]
fn who_only_reads_is_offered_no_change() {
    let (_database, _studio, browser) = opened!(&[]);
    one_user(&browser);
    browser.sees("#mode", "reads only");
    browser.sees_no("button", "Insert row");
    browser.double_click(PHONE, "#drawer h2");
    browser.sees("#drawer h2", "phone");
    browser.sees_no("#drawer textarea", "");
}

/// The program was started again, and does not know the page: what is staged in it is not lost.
#[test]
fn staged_changes_outlive_the_session() {
    let (database, studio, browser) = opened!(&["--write"]);
    one_user(&browser);
    types(&browser, PHONE, "kept");
    let port = studio.port.to_string();
    drop(studio);
    let again = Studio::on(&database, &["--write", "--port", &port]);
    browser.click_on(".staged button", "commit");
    browser.sees("#view", "1 staged change is still in this page");
    browser.looks_well("session-over");
    browser.go(&again.link());
    browser.click_on("#staged-count", "1 staged");
    browser.click_on("#drawer button", "in one transaction");
    browser.sees_no("#drawer", "");
    assert_eq!(phone(&database), "kept");
}
