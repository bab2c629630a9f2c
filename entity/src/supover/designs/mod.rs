//! Designs, and what they are printed on.

pub mod designs;
pub mod product_designs;
