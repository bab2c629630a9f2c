//! Order line items.

use sea_orm::entity::prelude::*;

/// A row of `order_items`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_items")]
pub struct Model {
    /// Unique item identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Product variant reference.
    pub product_variant_id: Option<Uuid>,
    /// Item display name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub item_name: String,
    /// Item description.
    #[sea_orm(column_type = "Text")]
    pub item_description: Option<String>,
    /// Quantity ordered.
    #[sea_orm(default_value = 1)]
    pub quantity: i32,
    /// Custom specifications.
    #[sea_orm(column_type = "JsonBinary")]
    pub specifications: Option<Json>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Order of the line.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// Variant that was ordered.
    #[sea_orm(belongs_to, from = "product_variant_id", to = "id", on_delete = "Restrict")]
    pub product_variant: BelongsTo<Option<crate::hbm::products::product_variants::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
