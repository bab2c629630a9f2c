//! Kaygia Web, a web agency: clients, their projects and support tickets.

pub mod email_verifications;
pub mod enums;
pub mod password_resets;
pub mod projects;
pub mod support_tickets;
pub mod ticket_comments;
pub mod users;

use crate::Entities;

/// Adds all of them; their tables are made and listed in this order.
pub fn entities<T: Entities>(app: T) -> T {
    app.entity::<users::Entity>()
        .entity::<projects::Entity>()
        .entity::<support_tickets::Entity>()
        .entity::<ticket_comments::Entity>()
        .entity::<password_resets::Entity>()
        .entity::<email_verifications::Entity>()
}
