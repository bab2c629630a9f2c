//! Gemini CRM: customers, products, orders, and what staff is told of them.
//!
//! The document's names are camelCase, so every one is quoted in SQL, and its keys are `SERIAL`: a column that takes its
//! numbers from a sequence it owns. SeaORM's own `auto_increment` would be an identity column.
//!
//! All indexes have names in the document, which an entity cannot give, so all stand in `<Table>.sql`.

pub mod customers;
pub mod notification_preferences;
pub mod notifications;
pub mod order_items;
pub mod orders;
pub mod products;
pub mod user_notifications;
pub mod users;

use crate::Entities;

/// Adds all of them; their tables are made and listed in this order.
pub fn entities<T: Entities>(app: T) -> T {
    app.entity::<users::Entity>()
        .entity::<customers::Entity>()
        .entity::<products::Entity>()
        .entity::<orders::Entity>()
        .entity::<order_items::Entity>()
        .entity::<notifications::Entity>()
        .entity::<user_notifications::Entity>()
        .entity::<notification_preferences::Entity>()
}
