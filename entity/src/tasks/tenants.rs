//! Organizations.

use sea_orm::entity::prelude::*;

/// A row of `tenants`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenants")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// What it is called.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub name: String,
    /// Its name in addresses.
    #[sea_orm(column_type = "String(StringLen::N(100))", unique)]
    pub slug: String,
    /// What it has subscribed to.
    #[sea_orm(default_value = "standard", indexed)]
    pub r#type: super::enums::TenantType,
    /// Where it stands. The sample data names a status only where it is not this one.
    #[sea_orm(default_value = "active", indexed)]
    pub status: super::enums::TenantStatus,
    /// Its group in Keycloak; a pending tenant has none yet.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub keycloak_group_id: Option<String>,
    /// What else is known of the tenant.
    #[sea_orm(column_type = "JsonBinary", default_expr = "Expr::cust(\"'{}'::jsonb\")")]
    pub metadata: Json,
    /// Creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Memberships.
    #[sea_orm(has_many)]
    pub associations: HasMany<super::user_tenant_associations::Entity>,
    /// Users who belong to it.
    #[sea_orm(has_many, via = "user_tenant_associations")]
    pub users: HasMany<super::users::Entity>,
    /// Its locations.
    #[sea_orm(has_many)]
    pub sites: HasMany<super::sites::Entity>,
    /// Who is assigned to which of its sites.
    #[sea_orm(has_many)]
    pub site_assignments: HasMany<super::user_site_assignments::Entity>,
    /// Its work.
    #[sea_orm(has_many)]
    pub tasks: HasMany<super::tasks::Entity>,
    /// Invitations to it.
    #[sea_orm(has_many)]
    pub invitations: HasMany<super::tenant_invitations::Entity>,
    /// What was done in it.
    #[sea_orm(has_many)]
    pub audit_logs: HasMany<super::audit_logs::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
