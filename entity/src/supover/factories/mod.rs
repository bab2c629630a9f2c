//! Factories, what is ordered from them, and what they produce.

pub mod factories;
pub mod factory_locations;
pub mod production_items;
pub mod productions;
pub mod quality_checks;
pub mod supplier_order_items;
pub mod supplier_orders;
