//! Users, roles, permissions and sessions.

pub mod impersonation_sessions;
pub mod permissions;
pub mod role_permissions;
pub mod roles;
pub mod sessions;
pub mod user_roles;
pub mod users;
