//! Product attribute values.

use sea_orm::entity::prelude::*;

/// A row of `product_attributes`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "product_attributes")]
pub struct Model {
    /// Unique attribute value identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Product reference.
    #[sea_orm(unique_key = "product_id_attribute_definition_id", indexed)]
    pub product_id: Uuid,
    /// Attribute definition reference.
    #[sea_orm(unique_key = "product_id_attribute_definition_id", indexed)]
    pub attribute_definition_id: Uuid,
    /// Predefined value selection.
    #[sea_orm(column_type = "String(StringLen::N(200))", indexed)]
    pub attribute_value: Option<String>,
    /// Custom value input.
    #[sea_orm(column_type = "Text")]
    pub custom_value: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Product that has the value.
    #[sea_orm(belongs_to, from = "product_id", to = "id", on_delete = "Cascade")]
    pub product: BelongsTo<super::products::Entity>,
    /// Definition the value answers.
    #[sea_orm(belongs_to, from = "attribute_definition_id", to = "id", on_delete = "Restrict")]
    pub attribute_definition: BelongsTo<super::product_attribute_definitions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
