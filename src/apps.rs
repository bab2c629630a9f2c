//! The built-in applications: the one place that lists them.

use crate::app::App;
use include_dir::{Dir, include_dir};

static HBM_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/hbm");
static HBM_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/hbm");

/// All built-in applications; the first is the default of `--app`.
pub fn all() -> Vec<App> {
    vec![hbm()]
}

/// Huezo Business Management: 27 tables.
fn hbm() -> App {
    use entity::hbm::{auth, customers, inquiries, media, notifications, orders, products};
    App::new("hbm")
        .entity::<auth::roles::Entity>()
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
        .sql(&HBM_SQL)
        .migrations(&migration::HBM)
        .seeds(&HBM_SEEDS)
}
