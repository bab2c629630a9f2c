//! Money.

pub mod transactions;
