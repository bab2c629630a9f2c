//! Invitations of people to tenants.

use sea_orm::entity::prelude::*;

/// A row of `tenant_invitations`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_invitations")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// The tenant.
    pub tenant_id: Uuid,
    /// Who is invited; they need not be a user yet.
    #[sea_orm(column_type = "String(StringLen::N(255))", indexed)]
    pub email: String,
    /// What they will be allowed to do.
    #[sea_orm(default_value = "member")]
    pub role: super::enums::TenantRole,
    /// What the link in the mail holds.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub token: String,
    /// Who invited them.
    #[sea_orm(indexed)]
    pub invited_by: Option<Uuid>,
    /// Until when the link works.
    #[sea_orm(indexed)]
    pub expires_at: DateTimeUtc,
    /// When it was accepted.
    pub accepted_at: Option<DateTimeUtc>,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// The tenant.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "Cascade")]
    pub tenant: BelongsTo<super::tenants::Entity>,
    /// Who invited them.
    #[sea_orm(belongs_to, from = "invited_by", to = "id", on_delete = "SetNull")]
    pub inviter: BelongsTo<Option<super::users::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
