//! What was done in the system, for compliance. It outlives the user, the tenant and the resource it tells of.

use sea_orm::entity::prelude::*;

/// A row of `audit_logs`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_logs")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Who did it; none for the system itself.
    pub user_id: Option<Uuid>,
    /// The tenant it was done in; none for the system as a whole.
    pub tenant_id: Option<Uuid>,
    /// What was done.
    pub action: super::enums::AuditAction,
    /// What it was done to.
    pub resource_type: super::enums::AuditResource,
    /// Which one; none where many were read.
    pub resource_id: Option<Uuid>,
    /// What else is to be known.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub details: Json,
    /// Address of the client.
    pub ip_address: Option<IpNetwork>,
    /// Browser or program of the client.
    #[sea_orm(column_type = "Text")]
    pub user_agent: Option<String>,
    /// Creation time.
    #[sea_orm(indexed, default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Who did it.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "SetNull")]
    pub user: BelongsTo<Option<super::users::Entity>>,
    /// The tenant it was done in.
    #[sea_orm(belongs_to, from = "tenant_id", to = "id", on_delete = "SetNull")]
    pub tenant: BelongsTo<Option<super::tenants::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
