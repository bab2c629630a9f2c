//! User sessions (NextAuth.js).

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
    pub user_id: Uuid,
    /// Session expiration time.
    pub expires: DateTime,
    /// Session token.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub session_token: String,
    /// OAuth access token.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub access_token: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Owner of the session.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
