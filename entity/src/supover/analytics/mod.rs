//! Figures and reports.

pub mod analytics_cache;
pub mod analytics_events;
pub mod report_definitions;
pub mod report_executions;
