//! Production stage definitions.

use sea_orm::entity::prelude::*;

/// A row of `production_stages`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "production_stages")]
pub struct Model {
    /// Unique stage identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Stage name.
    #[sea_orm(column_type = "String(StringLen::N(100))")]
    pub name: String,
    /// Stage description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Order type reference.
    #[sea_orm(indexed)]
    pub order_type_id: Uuid,
    /// Stage sequence order.
    #[sea_orm(default_value = 0)]
    pub sort_order: Option<i32>,
    /// Stage availability.
    #[sea_orm(default_value = true)]
    pub is_active: Option<bool>,
    /// Staff who created stage.
    pub created_by: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Order type that has the stage.
    #[sea_orm(belongs_to, from = "order_type_id", to = "id", on_delete = "Restrict")]
    pub order_type: BelongsTo<crate::hbm::products::order_types::Entity>,
    /// Staff who created the stage.
    #[sea_orm(belongs_to, from = "created_by", to = "id", on_delete = "SetNull")]
    pub creator: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
    /// Orders in the stage.
    #[sea_orm(has_many)]
    pub orders: HasMany<super::orders::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
