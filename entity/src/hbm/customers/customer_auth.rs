//! Customer authentication.

use sea_orm::entity::prelude::*;

/// A row of `customer_auth`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "customer_auth")]
pub struct Model {
    /// Unique auth record identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Customer reference.
    pub customer_id: Uuid,
    /// Hashed password.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub password_hash: String,
    /// Last login time.
    pub last_login: Option<DateTime>,
    /// Email verification status.
    #[sea_orm(default_value = false)]
    pub is_verified: Option<bool>,
    /// Email verification token.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub verification_token: Option<String>,
    /// Password reset token.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub reset_token: Option<String>,
    /// Reset token expiration.
    pub reset_token_expires: Option<DateTime>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Customer the record authenticates.
    #[sea_orm(belongs_to, from = "customer_id", to = "id", on_delete = "Cascade")]
    pub customer: BelongsTo<super::customers::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
