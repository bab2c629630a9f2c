//! What roles allow.

use crate::supover::enums::{PermissionAction, PermissionResource};
use sea_orm::entity::prelude::*;

/// A row of `permissions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "permissions")]
pub struct Model {
    /// Unique permission identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// What it is about.
    #[sea_orm(unique_key = "resource_action")]
    pub resource: PermissionResource,
    /// What it allows.
    #[sea_orm(unique_key = "resource_action")]
    pub action: PermissionAction,
    /// What it is for.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Roles that grant the permission.
    #[sea_orm(has_many, via = "role_permissions")]
    pub roles: HasMany<super::roles::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
