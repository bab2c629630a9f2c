//! Dynamic order fields.

use sea_orm::entity::prelude::*;

/// A row of `order_specification_definitions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_specification_definitions")]
pub struct Model {
    /// Unique field definition identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order type reference.
    #[sea_orm(unique_key = "order_type_id_field_name", indexed)]
    pub order_type_id: Uuid,
    /// Technical field name.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique_key = "order_type_id_field_name")]
    pub field_name: String,
    /// Data type (text, number, select, etc.).
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub field_type: String,
    /// Display label.
    #[sea_orm(column_type = "String(StringLen::N(200))")]
    pub field_label: String,
    /// Required field flag.
    #[sea_orm(default_value = false)]
    pub is_required: Option<bool>,
    /// Field validation rules.
    #[sea_orm(column_type = "JsonBinary")]
    pub validation_rules: Option<Json>,
    /// Options for select fields.
    #[sea_orm(column_type = "JsonBinary")]
    pub field_options: Option<Json>,
    /// Display order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
    /// Field availability.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Staff who created field.
    pub created_by: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order type that has the field.
    #[sea_orm(belongs_to, from = "order_type_id", to = "id", on_delete = "Restrict")]
    pub order_type: BelongsTo<crate::hbm::products::order_types::Entity>,
    /// Staff who created the field.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Values that answer the field.
    #[sea_orm(has_many, relation_enum = "Values", via_rel = "OrderSpecificationDefinitions")]
    pub values: HasMany<super::order_specification_values::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
