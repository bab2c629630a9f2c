//! Finding one's way through the data.

use super::{browser, hbm};
use crate::harness::{Studio, server};

#[test]
fn the_way_through_the_data() {
    let database = hbm(server!());
    let studio = Studio::on(&database, &[]);
    let browser = browser!(&studio);
    assert!(!browser.address().contains("token"), "the token is not left in the address");
    browser.sees("#view", "27 tables");
    browser.looks_well("home");
    browser.click_on("#side a", "orders");
    browser.sees("#view h1", "orders");
    browser.sees(".tabulator-cell", "");
    browser.looks_well("orders");
    browser.is_calm();
}
