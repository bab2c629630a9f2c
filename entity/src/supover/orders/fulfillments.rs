//! What one factory makes of an order.

use crate::supover::enums::FulfillmentStatus;
use sea_orm::entity::prelude::*;

/// A row of `fulfillments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "fulfillments")]
pub struct Model {
    /// Unique fulfillment identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Factory reference.
    #[sea_orm(indexed)]
    pub factory_id: Uuid,
    /// Where it stands.
    #[sea_orm(default_value = "PENDING")]
    pub status: FulfillmentStatus,
    /// Tracking number of its shipment.
    #[sea_orm(column_type = "Text")]
    pub tracking_number: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order it belongs to.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// Factory that makes it.
    #[sea_orm(belongs_to, from = "factory_id", to = "id", on_delete = "Restrict")]
    pub factory: BelongsTo<crate::supover::factories::factories::Entity>,
    /// What is in it.
    #[sea_orm(has_many)]
    pub items: HasMany<super::fulfillment_items::Entity>,
    /// How it was sent.
    #[sea_orm(has_many)]
    pub shipments: HasMany<crate::supover::logistics::shipments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
