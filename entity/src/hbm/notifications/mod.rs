//! Activity log and notifications.

pub mod activity_logs;
pub mod notifications;
