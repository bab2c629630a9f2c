//! Product variations.

use sea_orm::entity::prelude::*;

/// A row of `product_variants`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_variants")]
pub struct Model {
    /// Unique variant identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Parent product reference.
    #[sea_orm(unique_key = "product_id_name", indexed)]
    pub product_id: Uuid,
    /// Variant name (e.g., "Black, Small").
    #[sea_orm(column_type = "String(StringLen::N(200))", unique_key = "product_id_name")]
    pub name: String,
    /// Unique variant SKU.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub variant_identifier: String,
    /// Availability status.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Parent product.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<super::products::Entity>,
    /// Order lines that name the variant.
    #[sea_orm(has_many, relation_enum = "OrderItems", via_rel = "ProductVariants")]
    pub order_items: HasMany<crate::hbm::orders::order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
