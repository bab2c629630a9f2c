//! What stores sell.

use crate::supover::enums::ProductStatus;
use sea_orm::entity::prelude::*;

/// A row of `products`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "products")]
pub struct Model {
    /// Unique product identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Store reference.
    #[sea_orm(unique_key = "store_id_product_id")]
    pub store_id: Uuid,
    /// What the platform calls it: the document's `product_id`, which is no reference here.
    #[sea_orm(column_type = "Text", unique_key = "store_id_product_id")]
    pub product_id: Option<String>,
    /// Stock keeping unit.
    #[sea_orm(column_type = "Text", unique)]
    pub sku: String,
    /// Product name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Product description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Price before options.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub base_price: Decimal,
    /// What it costs.
    #[sea_orm(column_type = "Decimal(Some((12, 2)))")]
    pub cost_price: Option<Decimal>,
    /// Where it stands.
    #[sea_orm(default_value = "DRAFT")]
    pub status: ProductStatus,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Store that sells it.
    #[sea_orm(belongs_to, from = "store_id", to = "id", on_delete = "Restrict")]
    pub store: BelongsTo<super::stores::Entity>,
    /// Variants of the product.
    #[sea_orm(has_many)]
    pub system_variants: HasMany<super::system_variants::Entity>,
    /// Designs printed on it.
    #[sea_orm(has_many)]
    pub design_links: HasMany<crate::supover::designs::product_designs::Entity>,
    /// What customers say about it.
    #[sea_orm(has_many)]
    pub reviews: HasMany<crate::supover::customers::reviews::Entity>,
    /// Lines that order it.
    #[sea_orm(has_many, relation_enum = "OrderItems", via_rel = "Products")]
    pub order_items: HasMany<crate::supover::orders::order_items::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The designs that are printed on it. SeaORM writes this by itself only where the table between is in the same module.
impl Related<crate::supover::designs::designs::Entity> for Entity {
    fn to() -> RelationDef {
        crate::supover::designs::product_designs::Relation::Designs.def()
    }

    fn via() -> Option<RelationDef> {
        Some(crate::supover::designs::product_designs::Relation::Products.def().rev())
    }
}
