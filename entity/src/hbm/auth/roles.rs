//! User roles.

use sea_orm::entity::prelude::*;

/// A row of `roles`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roles")]
pub struct Model {
    /// Unique role identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Role name (e.g., "admin", "staff").
    #[sea_orm(column_type = "String(StringLen::N(50))", unique)]
    pub name: String,
    /// Role description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// System role protection flag.
    #[sea_orm(default_value = false)]
    pub is_built_in: Option<bool>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: Option<DateTime>,
    /// Users who have the role.
    #[sea_orm(has_many)]
    pub users: HasMany<super::users::Entity>,
    /// Permissions the role grants.
    #[sea_orm(has_many, via = "role_permissions")]
    pub permissions: HasMany<super::permissions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
