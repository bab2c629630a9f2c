//! Customers, what they say, and what they ask.

pub mod customers;
pub mod reviews;
pub mod tickets;
