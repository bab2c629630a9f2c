//! System permissions.

use sea_orm::entity::prelude::*;

/// A row of `permissions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "permissions")]
pub struct Model {
    /// Unique permission identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Permission name.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub name: String,
    /// Permission description.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Resource being protected.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub resource: String,
    /// Action being controlled.
    #[sea_orm(column_type = "String(StringLen::N(50))")]
    pub action: String,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: Option<DateTime>,
    /// Roles that grant the permission.
    #[sea_orm(has_many, via = "role_permissions")]
    pub roles: HasMany<super::roles::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
