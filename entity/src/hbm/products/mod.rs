//! Product catalog.

pub mod order_types;
pub mod product_attribute_definitions;
pub mod product_attributes;
pub mod product_medias;
pub mod product_variants;
pub mod products;
