//! Master variants.

use sea_orm::entity::prelude::*;

/// A row of `system_variants`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "system_variants")]
pub struct Model {
    /// Unique variant identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product reference.
    #[sea_orm(indexed)]
    pub product_id: Uuid,
    /// Code of 5 characters, the same in every factory.
    #[sea_orm(column_type = "Text", unique)]
    pub code: String,
    /// Size.
    #[sea_orm(column_type = "Text")]
    pub size: Option<String>,
    /// Color.
    #[sea_orm(column_type = "Text")]
    pub color: Option<String>,
    /// Material.
    #[sea_orm(column_type = "Text")]
    pub material: Option<String>,
    /// Style.
    #[sea_orm(column_type = "Text")]
    pub style: Option<String>,
    /// Price.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub price: Decimal,
    /// What it costs.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub cost_price: Option<Decimal>,
    /// How many can be sold, over all locations.
    #[sea_orm(default_value = 0)]
    pub stock: i32,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Product it is a variant of.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<super::products::Entity>,
    /// What factories call it.
    #[sea_orm(has_many)]
    pub supplier_variants: HasMany<super::supplier_variants::Entity>,
    /// Lines that order it.
    #[sea_orm(has_many, relation_enum = "OrderItems", via_rel = "SystemVariants")]
    pub order_items: HasMany<crate::supover::orders::order_items::Entity>,
    /// Where it is.
    #[sea_orm(has_many)]
    pub inventory: HasMany<crate::supover::inventory::inventory::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
