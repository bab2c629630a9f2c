//! Clients, admins and super admins.

use sea_orm::entity::prelude::*;

/// A row of `users`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// UUID-style unique identifier, given by the application.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
    /// User email address.
    #[sea_orm(column_type = "Text", unique)]
    pub email: String,
    /// User full name.
    #[sea_orm(column_type = "Text")]
    pub name: Option<String>,
    /// Company/organization name.
    #[sea_orm(column_type = "Text")]
    pub company: Option<String>,
    /// bcrypt hashed password.
    #[sea_orm(column_type = "Text")]
    pub password_hash: Option<String>,
    /// Account creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTime,
    /// Last profile update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTime,
    /// Last successful login.
    pub last_logged_in: Option<DateTime>,
    /// User role.
    #[sea_orm(default_value = "CLIENT")]
    pub role: super::enums::Role,
    /// Email verification status.
    #[sea_orm(default_value = false)]
    pub email_verified: bool,
    /// Account activation status.
    #[sea_orm(default_value = true)]
    pub active: bool,
    /// Projects of the client.
    #[sea_orm(has_many)]
    pub projects: HasMany<super::projects::Entity>,
    /// Tickets of the client.
    #[sea_orm(has_many)]
    pub support_tickets: HasMany<super::support_tickets::Entity>,
    /// Comments the user wrote.
    #[sea_orm(has_many)]
    pub ticket_comments: HasMany<super::ticket_comments::Entity>,
    /// Tokens to reset the password.
    #[sea_orm(has_many)]
    pub password_resets: HasMany<super::password_resets::Entity>,
    /// Tokens to verify the email address.
    #[sea_orm(has_many)]
    pub email_verifications: HasMany<super::email_verifications::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
