//! Memberships of users in tenants.

use sea_orm::entity::prelude::*;

/// A row of `user_tenant_associations`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "user_tenant_associations")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// The member.
    #[sea_orm(unique_key = "membership")]
    pub user_id: Uuid,
    /// The tenant.
    #[sea_orm(unique_key = "membership")]
    pub tenant_id: Uuid,
    /// What the member may do.
    #[sea_orm(default_value = "member")]
    pub role: super::enums::TenantRole,
    /// Where the membership stands.
    #[sea_orm(default_value = "active")]
    pub status: super::enums::AssociationStatus,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// The member.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<super::users::Entity>,
    /// The tenant.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "Cascade")]
    pub tenant: BelongsTo<super::tenants::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
