//! `studio`: from sockets without any library in between, and in a real browser.

mod access;
mod browser;
mod changes;
mod embedded;
mod limits;
mod reading;
mod rows;
mod values;
