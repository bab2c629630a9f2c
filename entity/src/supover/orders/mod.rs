//! Orders and their fulfillment.

pub mod fulfillment_items;
pub mod fulfillments;
pub mod order_items;
pub mod order_status_history;
pub mod orders;
