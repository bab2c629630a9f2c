//! Orders and their workflow.

pub mod order_attachments;
pub mod order_items;
pub mod order_quotations;
pub mod order_specification_definitions;
pub mod order_specification_values;
pub mod order_status_history;
pub mod orders;
pub mod production_stages;
