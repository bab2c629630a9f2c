//! Staff accounts, roles and sessions.

pub mod permissions;
pub mod role_permissions;
pub mod roles;
pub mod sessions;
pub mod users;
