//! Stores, what they sell, and who makes it.

pub mod api_credentials;
pub mod products;
pub mod stores;
pub mod supplier_variants;
pub mod system_variants;
