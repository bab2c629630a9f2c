//! What users may be.

use crate::supover::enums::UserRole;
use sea_orm::entity::prelude::*;

/// A row of `roles`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    /// Unique role identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Which role it is.
    #[sea_orm(unique)]
    pub name: UserRole,
    /// What it is for.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Users who have the role.
    #[sea_orm(has_many, via = "user_roles")]
    pub users: HasMany<super::users::Entity>,
    /// Permissions the role grants.
    #[sea_orm(has_many, via = "role_permissions")]
    pub permissions: HasMany<super::permissions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
