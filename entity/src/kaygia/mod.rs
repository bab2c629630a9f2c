//! Kaygia Web, a web agency: clients, their projects and support tickets.

pub mod email_verifications;
pub mod enums;
pub mod password_resets;
pub mod projects;
pub mod support_tickets;
pub mod ticket_comments;
pub mod users;
