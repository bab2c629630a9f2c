//! `studio`: from sockets without any library in between, and in a real browser.

mod browser;
mod changes;
mod doors;
#[cfg(feature = "embedded")]
mod embedded;
mod limits;
mod reading;
mod rows;
mod values;
