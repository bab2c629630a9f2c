//! What happened on the way.

use crate::supover::enums::ShipmentStatus;
use sea_orm::entity::prelude::*;

/// A row of `tracking_events`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tracking_events")]
pub struct Model {
    /// Unique event identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Tracking reference.
    #[sea_orm(indexed)]
    pub enhanced_shipment_id: Uuid,
    /// Where the shipment was then.
    pub status: ShipmentStatus,
    /// Place.
    #[sea_orm(column_type = "Text")]
    pub location: Option<String>,
    /// What the carrier says.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// When it happened.
    pub occurred_at: DateTimeUtc,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Tracking it belongs to.
    #[sea_orm(belongs_to, from = "enhanced_shipment_id", to = "id", on_delete = "Cascade")]
    pub enhanced_shipment: BelongsTo<super::enhanced_shipments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
