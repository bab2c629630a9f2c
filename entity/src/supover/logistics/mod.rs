//! Shipments and returns.

pub mod enhanced_shipments;
pub mod return_items;
pub mod return_status_history;
pub mod returns;
pub mod shipment_exceptions;
pub mod shipments;
pub mod tracking_events;
