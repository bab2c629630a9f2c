//! Customers and their credentials.

pub mod customer_auth;
pub mod customers;
