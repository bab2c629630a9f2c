//! Work assigned to users.

use sea_orm::entity::prelude::*;

/// A row of `tasks`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tasks")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// The tenant whose work it is.
    pub tenant_id: Uuid,
    /// Who is to do it.
    pub user_id: Uuid,
    /// What is to be done, in a line.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub title: String,
    /// What is to be done.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// How much it presses.
    #[sea_orm(default_value = "medium")]
    pub priority: super::enums::TaskPriority,
    /// Until when.
    pub due_date: Option<DateTimeUtc>,
    /// When it was done; an open task has none. The document names no status.
    pub completed_at: Option<DateTimeUtc>,
    /// What else is known of the task.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub metadata: Json,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// The tenant whose work it is.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "Cascade")]
    pub tenant: BelongsTo<super::tenants::Entity>,
    /// Who is to do it.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
