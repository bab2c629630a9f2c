//! Which user has which role (`UserRoles`).

use sea_orm::entity::prelude::*;

/// A row of `user_roles`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_roles")]
pub struct Model {
    /// User reference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub user_id: Uuid,
    /// Role reference.
    #[sea_orm(primary_key, auto_increment = false, indexed)]
    pub role_id: Uuid,
    /// When the role was given.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// User side of the mapping.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
    /// Role side of the mapping.
    #[sea_orm(belongs_to, from = "role_id", to = "id", on_delete = "Cascade")]
    pub role: BelongsTo<super::roles::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
