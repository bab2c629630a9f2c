//! Tokens to verify an email address.

use sea_orm::entity::prelude::*;

/// A row of `email_verifications`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_verifications")]
pub struct Model {
    /// UUID-style unique identifier, given by the application.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// Verification token (should be hashed).
    #[sea_orm(column_type = "Text")]
    pub token: String,
    /// Target user.
    #[sea_orm(column_type = "Text")]
    pub user_id: String,
    /// Token expiration time.
    pub expires_at: DateTime,
    /// Token usage status.
    #[sea_orm(default_value = false)]
    pub used: bool,
    /// Token creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTime,
    /// The user it was made for.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
