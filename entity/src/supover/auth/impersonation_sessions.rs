//! When an administrator acted as somebody else.

use sea_orm::entity::prelude::*;

/// A row of `impersonation_sessions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "impersonation_sessions")]
pub struct Model {
    /// Unique session identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Who acted.
    #[sea_orm(indexed)]
    pub admin_id: Uuid,
    /// As whom.
    #[sea_orm(indexed)]
    pub user_id: Uuid,
    /// Why.
    #[sea_orm(column_type = "Text")]
    pub reason: Option<String>,
    /// When it began.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub started_at: DateTimeUtc,
    /// When it ends by itself.
    pub expires_at: DateTimeUtc,
    /// When it was ended.
    pub ended_at: Option<DateTimeUtc>,
    /// Administrator who acted.
    #[sea_orm(belongs_to, relation_enum = "Admin", from = "admin_id", to = "id", on_delete = "Restrict")]
    pub admin: BelongsTo<super::users::Entity>,
    /// User who was acted for.
    #[sea_orm(belongs_to, relation_enum = "User", from = "user_id", to = "id", on_delete = "Restrict")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
