//! Finding one's way through the data.

use super::driver::{ENTER, ESCAPE};
use super::opened;

#[test]
fn the_way_through_the_data() {
    let (database, _studio, browser) = opened!(&[]);
    assert!(!browser.address().contains("token"), "the token is not left in the address");
    browser.sees("#view", "27 tables");
    browser.looks_well("home");

    // A table is found by its name, and its pages by the key.
    browser.fill("#side input", "order_status");
    browser.sees("#side", "order_status_history");
    browser.sees_no("#side a", "customers");
    browser.click_on("#side a", "order_status_history");
    browser.sees("#view h1", "order_status_history");
    browser.sees(".pager", "rows 1 – 100");
    let first = browser.texts(".tabulator-row [tabulator-field=c0]");
    browser.click("[data-page=PageDown]");
    browser.sees(".pager", "rows 101 – 107");
    let second = browser.texts(".tabulator-row [tabulator-field=c0]");
    assert!(second.len() == 7 && second.iter().all(|id| !first.contains(id)), "{second:?}");
    browser.looks_well("page");
    browser.reload();
    browser.sees(".pager", "rows 101 – 107");
    browser.back();
    browser.sees(".pager", "rows 1 – 100");
    browser.click_on(".pager button", "Count exactly");
    browser.sees(".pager", "107 in all");

    // Sorted by a heading, filtered by a value, and all of that in the address.
    browser.go_to("#/data/orders");
    browser.click("button[title^='order_number: sort']");
    browser.sees("[role=columnheader][aria-sort=ascending]", "order_number");
    browser.click("button[title^='order_number: sort']");
    browser.sees("[role=columnheader][aria-sort=descending]", "order_number");
    let last = database.sql("select max(order_number) from orders");
    browser.sees(".tabulator-row:first-child [tabulator-field=c1]", &last);
    browser.click_on("button", "+ Filter");
    browser.choose("[aria-label=Column]", "order_number");
    browser.choose("[aria-label=Condition]", "contains");
    browser.fill("[aria-label=Value]", "105");
    browser.shot("filter");
    browser.click_on(".popup button", "Apply");
    browser.sees(".pill", "order_number contains 105");
    let matching = database.sql("select count(*) from orders where order_number like '%105%'");
    browser.sees(".pager", &format!("{matching} in all"));
    assert!(browser.address().contains("order_number"), "{}", browser.address());
    browser.reload();
    browser.sees(".pill", "order_number contains 105");
    browser.sees(".pager", &format!("{matching} in all"));
    browser.looks_well("filtered");

    // Along a key, and back along it.
    browser.click(".tabulator-row a[title='to customers']");
    browser.sees("#view h1", "customers");
    browser.sees(".pager", "1 in all");
    browser.click("button[aria-label='Open row 1']");
    browser.sees("#drawer", "Rows that refer to it");
    browser.looks_well("row");
    browser.click_on("#drawer a", "orders");
    browser.sees("#view h1", "orders");
    browser.sees(".pill", "customer_id is");

    // A value of JSON is a tree.
    browser.go_to("#/data/product_attribute_definitions");
    let json = ".tabulator-row:first-child [tabulator-field=c4]";
    browser.sees(json, "");
    browser.open_cell(json);
    browser.sees("#drawer .tree", "");
    browser.looks_well("json");
    browser.keys(ESCAPE);
    browser.sees_no("#drawer", "");

    // By the keyboard alone: from the first cell to the second, and the whole value.
    browser.go_to("#/data/users");
    browser.click(".tabulator-row:first-child [tabulator-field=c0]");
    browser.keys("\u{E014}");
    browser.keys(ENTER);
    browser.sees("#drawer h2", "email");
    browser.is_calm();
}

#[test]
fn the_rows_that_are_filtered_are_saved() {
    let (database, _studio, browser) = opened!(&[]);
    let filter = "where=[{\"column\":\"is_active\",\"op\":\"eq\",\"value\":\"t\"}]";
    browser.go_to(&format!("#/data/users?{filter}"));
    browser.sees(".pill", "is_active is");
    // The dialog of the system is nobody's to click.
    browser.eval("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined");
    browser.click_on("summary", "Export");
    browser.click_on(".menu-box button", "CSV");
    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(browser.saved("users.csv")));
    let emails: Vec<String> =
        reader.records().map(|record| record.expect("a record")[1].to_owned()).collect();
    let expected = database.sql("select string_agg(email, ',' order by id) from users where is_active");
    assert_eq!(emails.join(","), expected);
    browser.click_on("summary", "Export");
    browser.click_on(".menu-box button", "JSON");
    let saved: serde_json::Value = serde_json::from_str(&browser.saved("users.json")).expect("JSON");
    assert_eq!(saved.as_array().map(Vec::len), Some(emails.len()));
    assert_eq!(saved[0]["is_active"], true);
    browser.is_calm();
}
