//! Order status changes.

use sea_orm::entity::prelude::*;

/// A row of `order_status_history`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "order_status_history")]
pub struct Model {
    /// Unique history record identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Order reference.
    pub order_id: Uuid,
    /// Previous order status.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub previous_status: Option<String>,
    /// New order status.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub new_status: String,
    /// Staff who made change.
    pub changed_by: Option<Uuid>,
    /// Change notes.
    #[sea_orm(column_type = "Text")]
    pub notes: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Order that changed.
    #[sea_orm(belongs_to, from = "order_id", to = "id", on_delete = "Cascade")]
    pub order: BelongsTo<super::orders::Entity>,
    /// Staff who made the change.
    #[sea_orm(belongs_to, from = "changed_by", to = "id", on_delete = "SetNull")]
    pub changer: BelongsTo<Option<crate::hbm::auth::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
