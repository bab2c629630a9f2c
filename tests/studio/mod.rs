//! `studio`: from sockets without any library in between, and in a real browser.

mod browser;
mod changes;
mod doors;
mod embedded;
mod limits;
mod reading;
mod rows;
mod values;
