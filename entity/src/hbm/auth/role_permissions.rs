//! Role-permission mapping.

use sea_orm::entity::prelude::*;

/// A row of `role_permissions`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role_permissions")]
pub struct Model {
    /// Role reference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub role_id: Uuid,
    /// Permission reference.
    #[sea_orm(primary_key, auto_increment = false)]
    pub permission_id: Uuid,
    /// Role side of the mapping.
    #[sea_orm(belongs_to, from = "role_id", to = "id", on_delete = "Cascade")]
    pub role: BelongsTo<super::roles::Entity>,
    /// Permission side of the mapping.
    #[sea_orm(belongs_to, from = "permission_id", to = "id", on_delete = "Cascade")]
    pub permission: BelongsTo<super::permissions::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
