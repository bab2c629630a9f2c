//! Advanced tracking of a shipment.

use sea_orm::entity::prelude::*;

/// A row of `enhanced_shipments`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "enhanced_shipments")]
pub struct Model {
    /// Unique tracking identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Shipment reference.
    #[sea_orm(unique)]
    pub shipment_id: Uuid,
    /// Carriers on the way, each with its number.
    #[sea_orm(column_type = "JsonBinary")]
    pub multi_carrier_tracking: Option<Json>,
    /// Who signed, when, and where the photo is.
    #[sea_orm(column_type = "JsonBinary")]
    pub proof_of_delivery: Option<Json>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Shipment that is tracked.
    #[sea_orm(belongs_to, from = "shipment_id", to = "id", on_delete = "Cascade")]
    pub shipment: BelongsTo<super::shipments::Entity>,
    /// What happened on the way.
    #[sea_orm(has_many)]
    pub tracking_events: HasMany<super::tracking_events::Entity>,
    /// What went wrong on the way.
    #[sea_orm(has_many)]
    pub exceptions: HasMany<super::shipment_exceptions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
