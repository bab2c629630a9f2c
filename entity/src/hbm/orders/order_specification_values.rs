//! Dynamic order field values.

use sea_orm::entity::prelude::*;

/// A row of `order_specification_values`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_specification_values")]
pub struct Model {
    /// Unique value identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    #[sea_orm(indexed)]
    pub order_id: Uuid,
    /// Field definition reference.
    pub specification_definition_id: Uuid,
    /// Field value.
    #[sea_orm(column_type = "Text")]
    pub field_value: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order that has the value.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// Field the value answers.
    #[sea_orm(belongs_to, from = "specification_definition_id", to = "id", on_delete = "Restrict")]
    pub specification_definition: BelongsTo<super::order_specification_definitions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
