//! Lines of an order from a factory.

use sea_orm::entity::prelude::*;

/// A row of `supplier_order_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplier_order_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(unique_key = "supplier_order_id_supplier_variant_id")]
    pub supplier_order_id: Uuid,
    /// Variant reference.
    #[sea_orm(unique_key = "supplier_order_id_supplier_variant_id", indexed)]
    pub supplier_variant_id: Uuid,
    /// How many.
    pub quantity: i32,
    /// What one costs.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub price: Decimal,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Order of the line.
    #[sea_orm(belongs_to, from = "supplier_order_id", to = "id", on_delete = "Cascade")]
    pub supplier_order: BelongsTo<super::supplier_orders::Entity>,
    /// Variant that was ordered.
    #[sea_orm(belongs_to, from = "supplier_variant_id", to = "id", on_delete = "Restrict")]
    pub supplier_variant: BelongsTo<crate::supover::stores::supplier_variants::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
