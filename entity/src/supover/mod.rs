//! Supover Fulfillment Hub: stores on platforms, designs, orders, factories, shipping and returns.
//!
//! The document shows Prisma models and no SQL. Read as follows:
//!
//! - **Names.** A model is a table in snake case and plural (`OrderItem` → `order_items`), a field a column in snake
//!   case (`orderCode` → `order_code`), a relation a column with `_id` (`leader` → `leader_id`). The document mixes both
//!   kinds (`orderCode`, but `product_id` and `seller_id`), `User` and `Order` are reserved words that would have to be
//!   quoted in every statement, and SeaORM cannot name an enum type in Pascal case: so there is one convention, without
//!   quotes.
//! - **Keys.** Models have a `uuid`; the join tables that the document gives no fields (`UserRoles`, `RolePermissions`)
//!   have the pair.
//! - **Stamps.** `created_at`, and `updated_at` where rows change, as timestamps with time zone: stores and factories
//!   are in different ones. Where the document names the moment (`joinedAt`, `timestamp`), that is the creation; a report that is
//!   made has `started_at` and `finished_at` instead of `updated_at`.
//! - **Deletion.** *Soft deletes for audit trail maintenance*: `deleted_at` for what others point at for years. Really
//!   deleted are parts with their whole (CASCADE); who did something is forgotten (SET NULL); orders protect what was
//!   sold and to whom, and money, returns and production protect orders (RESTRICT).
//! - **Archives.** *Historical data moved to archive tables* says neither which nor when, and no model is one: none is
//!   made.
//! - **Values.** Amounts are numeric. Lists (`capabilities[]`) are `text[]`. A status whose labels the document lists is
//!   an enum; one that it only names is `text` with a check.
//! - **Indexes.** Those of *Database Indexes*. A foreign key has one of its own where no other begins with its column.

pub mod analytics;
pub mod auth;
pub mod customers;
pub mod designs;
pub mod enums;
pub mod factories;
pub mod finance;
pub mod inventory;
pub mod logistics;
pub mod orders;
pub mod stores;
pub mod system;
pub mod teams;

use crate::Entities;

/// Adds all of them; their tables are made and listed in this order.
pub fn entities<T: Entities>(app: T) -> T {
    app.entity::<auth::users::Entity>()
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
}
