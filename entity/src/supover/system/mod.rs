//! Settings and the trail of changes.

pub mod audit_logs;
pub mod system_settings;
