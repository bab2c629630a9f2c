//! HBM (Huezo Business Management): inquiries, orders, products, customers and staff.

pub mod auth;
pub mod customers;
pub mod inquiries;
pub mod media;
pub mod notifications;
pub mod orders;
pub mod products;

use crate::Entities;

/// Adds all of them; their tables are made and listed in this order.
pub fn entities<T: Entities>(app: T) -> T {
    app.entity::<auth::roles::Entity>()
        .entity::<auth::permissions::Entity>()
        .entity::<auth::role_permissions::Entity>()
        .entity::<auth::users::Entity>()
        .entity::<auth::sessions::Entity>()
        .entity::<customers::customers::Entity>()
        .entity::<customers::customer_auth::Entity>()
        .entity::<products::order_types::Entity>()
        .entity::<products::products::Entity>()
        .entity::<products::product_variants::Entity>()
        .entity::<products::product_attribute_definitions::Entity>()
        .entity::<products::product_attributes::Entity>()
        .entity::<products::product_medias::Entity>()
        .entity::<orders::orders::Entity>()
        .entity::<orders::order_items::Entity>()
        .entity::<orders::order_quotations::Entity>()
        .entity::<orders::order_attachments::Entity>()
        .entity::<orders::order_specification_definitions::Entity>()
        .entity::<orders::order_specification_values::Entity>()
        .entity::<orders::order_status_history::Entity>()
        .entity::<orders::production_stages::Entity>()
        .entity::<inquiries::inquiries::Entity>()
        .entity::<inquiries::inquiry_attachments::Entity>()
        .entity::<inquiries::inquiry_status_history::Entity>()
        .entity::<media::media::Entity>()
        .entity::<notifications::activity_logs::Entity>()
        .entity::<notifications::notifications::Entity>()
}
