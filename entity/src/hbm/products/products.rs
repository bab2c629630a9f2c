//! Product catalog.

use sea_orm::entity::prelude::*;

/// A row of `products`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "products")]
pub struct Model {
    /// Unique product identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product name.
    #[sea_orm(column_type = "String(StringLen::N(200))", unique_key = "name_order_type_id")]
    pub name: String,
    /// Product description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Stock keeping unit.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub sku: Option<String>,
    /// Order type classification.
    #[sea_orm(unique_key = "name_order_type_id", indexed)]
    pub order_type_id: Uuid,
    /// Whether product has variants.
    #[sea_orm(default_value = false)]
    pub is_variable: Option<bool>,
    /// Availability status.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Staff who created record.
    pub created_by: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order type of the product.
    #[sea_orm(belongs_to, from = "order_type_id", to = "id", on_delete = "Restrict")]
    pub order_type: BelongsTo<super::order_types::Entity>,
    /// Staff who created the record.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Variants of the product.
    #[sea_orm(has_many)]
    pub variants: HasMany<super::product_variants::Entity>,
    /// Attribute values of the product.
    #[sea_orm(has_many)]
    pub attributes: HasMany<super::product_attributes::Entity>,
    /// Associations with files.
    #[sea_orm(has_many)]
    pub media_links: HasMany<super::product_medias::Entity>,
    /// Files of the product.
    #[sea_orm(has_many, via = "product_medias")]
    pub media: HasMany<crate::hbm::media::media::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
