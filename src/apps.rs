//! The built-in applications: the one place that lists them.

use crate::app::App;
use crate::grants::{Grants, On, Privilege};
use include_dir::{Dir, include_dir};

static GEMINI_CRM_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/gemini-crm");
static GEMINI_CRM_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/gemini-crm");
static HBM_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/hbm");
static HBM_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/hbm");
static SUPOVER_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/supover");
static SUPOVER_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/supover");
static KAYGIA_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/kaygia");
static KAYGIA_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/kaygia");
static TASKS_SQL: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/entity/src/tasks");
static TASKS_SEEDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/seed-data/tasks");

/// All built-in applications; the first is the default of `--app`.
pub fn all() -> Vec<App> {
    vec![hbm(), gemini_crm(), kaygia(), supover(), tasks()]
}

/// Gemini CRM: 8 tables.
fn gemini_crm() -> App {
    use entity::gemini_crm::{
        customers, notification_preferences, notifications, order_items, orders, products,
        user_notifications, users,
    };
    App::new("gemini-crm")
        .entity::<users::Entity>()
        .entity::<customers::Entity>()
        .entity::<products::Entity>()
        .entity::<orders::Entity>()
        .entity::<order_items::Entity>()
        .entity::<notifications::Entity>()
        .entity::<user_notifications::Entity>()
        .entity::<notification_preferences::Entity>()
        .sql(&GEMINI_CRM_SQL)
        .migrations(&migration::GEMINI_CRM)
        .seeds(&GEMINI_CRM_SEEDS)
        .grants(
            Grants::new()
                .grant(&[Privilege::Connect], On::Database)
                .grant(&[Privilege::Usage], On::Namespace("public"))
                .grant(
                    &[Privilege::Select, Privilege::Insert, Privilege::Update, Privilege::Delete],
                    On::Tables("public"),
                )
                .grant(&[Privilege::Usage, Privilege::Select], On::Sequences("public"))
                .revoke(&[Privilege::Create], On::Namespace("public"))
                .revoke(&[Privilege::All], On::Namespace("information_schema")),
        )
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

/// Kaygia Web, a web agency: 6 tables.
fn kaygia() -> App {
    use entity::kaygia::{
        email_verifications, password_resets, projects, support_tickets, ticket_comments, users,
    };
    App::new("kaygia")
        .entity::<users::Entity>()
        .entity::<projects::Entity>()
        .entity::<support_tickets::Entity>()
        .entity::<ticket_comments::Entity>()
        .entity::<password_resets::Entity>()
        .entity::<email_verifications::Entity>()
        .sql(&KAYGIA_SQL)
        .migrations(&migration::KAYGIA)
        .seeds(&KAYGIA_SEEDS)
        .cleanup(
            "expired-tokens",
            "tokens nobody used in time, to reset a password or verify an email",
            [
                "DELETE FROM password_resets WHERE expires_at < NOW() AND used = false",
                "DELETE FROM email_verifications WHERE expires_at < NOW() AND used = false",
            ],
        )
}

/// Tasks of tenants, with their sites and devices: 9 tables.
fn tasks() -> App {
    use entity::tasks::{
        audit_logs, devices, sites, tasks, tenant_invitations, tenants, user_site_assignments,
        user_tenant_associations, users,
    };
    App::new("tasks")
        .entity::<users::Entity>()
        .entity::<tenants::Entity>()
        .entity::<user_tenant_associations::Entity>()
        .entity::<sites::Entity>()
        .entity::<user_site_assignments::Entity>()
        .entity::<devices::Entity>()
        .entity::<audit_logs::Entity>()
        .entity::<tasks::Entity>()
        .entity::<tenant_invitations::Entity>()
        .sql(&TASKS_SQL)
        .migrations(&migration::TASKS)
        .seeds(&TASKS_SEEDS)
}

/// Supover Fulfillment Hub: 47 tables.
fn supover() -> App {
    use entity::supover::{
        analytics, auth, customers, designs, factories, finance, inventory, logistics, orders, stores,
        system, teams,
    };
    App::new("supover")
        .entity::<auth::users::Entity>()
        .entity::<auth::roles::Entity>()
        .entity::<auth::permissions::Entity>()
        .entity::<auth::user_roles::Entity>()
        .entity::<auth::role_permissions::Entity>()
        .entity::<auth::sessions::Entity>()
        .entity::<auth::impersonation_sessions::Entity>()
        .entity::<teams::teams::Entity>()
        .entity::<teams::team_members::Entity>()
        .entity::<stores::stores::Entity>()
        .entity::<stores::api_credentials::Entity>()
        .entity::<stores::products::Entity>()
        .entity::<stores::system_variants::Entity>()
        .entity::<stores::supplier_variants::Entity>()
        .entity::<designs::designs::Entity>()
        .entity::<designs::product_designs::Entity>()
        .entity::<customers::customers::Entity>()
        .entity::<customers::reviews::Entity>()
        .entity::<customers::tickets::Entity>()
        .entity::<factories::factories::Entity>()
        .entity::<factories::factory_locations::Entity>()
        .entity::<factories::supplier_orders::Entity>()
        .entity::<factories::supplier_order_items::Entity>()
        .entity::<factories::productions::Entity>()
        .entity::<factories::production_items::Entity>()
        .entity::<factories::quality_checks::Entity>()
        .entity::<orders::orders::Entity>()
        .entity::<orders::order_items::Entity>()
        .entity::<orders::order_status_history::Entity>()
        .entity::<orders::fulfillments::Entity>()
        .entity::<orders::fulfillment_items::Entity>()
        .entity::<inventory::inventory::Entity>()
        .entity::<inventory::inventory_movements::Entity>()
        .entity::<logistics::shipments::Entity>()
        .entity::<logistics::enhanced_shipments::Entity>()
        .entity::<logistics::tracking_events::Entity>()
        .entity::<logistics::shipment_exceptions::Entity>()
        .entity::<logistics::returns::Entity>()
        .entity::<logistics::return_items::Entity>()
        .entity::<logistics::return_status_history::Entity>()
        .entity::<finance::transactions::Entity>()
        .entity::<analytics::analytics_cache::Entity>()
        .entity::<analytics::analytics_events::Entity>()
        .entity::<analytics::report_definitions::Entity>()
        .entity::<analytics::report_executions::Entity>()
        .entity::<system::system_settings::Entity>()
        .entity::<system::audit_logs::Entity>()
        .sql(&SUPOVER_SQL)
        .migrations(&migration::SUPOVER)
        .seeds(&SUPOVER_SEEDS)
        .cleanup(
            "expired-sessions",
            "sessions that have ended; those of impersonation stay as a trail",
            ["DELETE FROM sessions WHERE expires_at < now()"],
        )
        .cleanup(
            "expired-analytics",
            "cached figures older than their ttl",
            ["DELETE FROM analytics_cache WHERE calculated_at + ttl * interval '1 second' < now()"],
        )
}
