//! What went wrong on the way.

use sea_orm::entity::prelude::*;

/// A row of `shipment_exceptions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "shipment_exceptions")]
pub struct Model {
    /// Unique exception identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Tracking reference.
    #[sea_orm(indexed)]
    pub enhanced_shipment_id: Uuid,
    /// What went wrong, in the carrier's word.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// What the carrier says.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// When it happened.
    pub occurred_at: DateTimeUtc,
    /// When it was settled.
    pub resolved_at: Option<DateTimeUtc>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Tracking it belongs to.
    #[sea_orm(belongs_to, from = "enhanced_shipment_id", to = "id", on_delete = "Cascade")]
    pub enhanced_shipment: BelongsTo<super::enhanced_shipments::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
