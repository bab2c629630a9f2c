//! The studio in a real Chromium, driven over WebDriver. Pictures of what was seen are in `target/screenshots`.

mod chromium;
mod console;
mod driver;
mod edit;
mod tour;
mod views;

use crate::harness::Database;
use driver::Browser;

/// HBM with its seeds.
fn hbm(cluster: &'static crate::harness::Cluster) -> Database {
    Database::after(cluster, &["reset"])
}

/// The browser, or an end of the test that says it was skipped.
macro_rules! browser {
    ($studio:expr) => {
        match super::Browser::open($studio) {
            Some(browser) => browser,
            None => return crate::harness::skipped("no chromedriver was found"),
        }
    };
}

/// HBM in a database, a studio on it with these flags, and a window on that.
macro_rules! opened {
    ($flags:expr) => {{
        let database = super::hbm(crate::harness::server!());
        let studio = crate::harness::Studio::on(&database, $flags);
        let browser = super::browser!(&studio);
        (database, studio, browser)
    }};
}

use browser;
use opened;
