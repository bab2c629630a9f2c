//! Active sessions.

use sea_orm::entity::prelude::*;

/// A row of `sessions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// Unique session identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// User reference.
    #[sea_orm(indexed)]
    pub user_id: Uuid,
    /// Token the browser keeps.
    #[sea_orm(column_type = "Text", unique)]
    pub token: String,
    /// Client IP address.
    pub ip_address: Option<IpNetwork>,
    /// Client user agent.
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    /// When the session ends; the cleanup looks for it.
    #[sea_orm(indexed)]
    pub expires_at: DateTimeUtc,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last use.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Owner of the session.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
