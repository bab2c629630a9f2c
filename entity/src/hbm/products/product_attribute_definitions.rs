//! Attribute schema.

use sea_orm::entity::prelude::*;

/// A row of `product_attribute_definitions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_attribute_definitions")]
pub struct Model {
    /// Unique definition identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Attribute name (e.g., "color", "size").
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub name: String,
    /// Human-readable name.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub display_name: String,
    /// Data type (text, select, number, color, boolean).
    #[sea_orm(column_type = "String(StringLen::N(50))", indexed)]
    pub attribute_type: String,
    /// Array of predefined options.
    #[sea_orm(column_type = "JsonBinary")]
    pub predefined_values: Option<Json>,
    /// Validation constraints.
    #[sea_orm(column_type = "JsonBinary")]
    pub validation_rules: Option<Json>,
    /// Whether used for variants.
    #[sea_orm(indexed, default_value = false)]
    pub is_variant_attribute: Option<bool>,
    /// Display order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
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
    /// Staff who created the record.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Values that answer the definition.
    #[sea_orm(has_many, relation_enum = "Attributes", via_rel = "ProductAttributeDefinitions")]
    pub attributes: HasMany<super::product_attributes::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
