//! What is sent to customers.

use crate::supover::enums::ShipmentStatus;
use sea_orm::entity::prelude::*;

/// A row of `shipments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shipments")]
pub struct Model {
    /// Unique shipment identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Fulfillment reference.
    #[sea_orm(indexed)]
    pub fulfillment_id: Option<Uuid>,
    /// Who carries it.
    #[sea_orm(column_type = "Text")]
    pub carrier: String,
    /// The carrier's number.
    #[sea_orm(column_type = "Text")]
    pub tracking_number: Option<String>,
    /// Where it is.
    #[sea_orm(default_value = "CREATED")]
    pub status: ShipmentStatus,
    /// When it was handed over.
    pub dispatched_at: Option<DateTimeUtc>,
    /// When it should arrive.
    pub expected_at: Option<DateTimeUtc>,
    /// When it arrived.
    pub delivered_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order it belongs to.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<crate::supover::orders::orders::Entity>,
    /// Fulfillment it carries.
    #[sea_orm(belongs_to, from = "fulfillment_id", to = "id", on_delete = "SetNull")]
    pub fulfillment: BelongsTo<Option<crate::supover::orders::fulfillments::Entity>>,
    /// Its advanced tracking.
    #[sea_orm(has_one)]
    pub enhanced: HasOne<super::enhanced_shipments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
