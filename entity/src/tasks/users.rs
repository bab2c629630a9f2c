//! Accounts; Keycloak keeps their passwords.

use sea_orm::entity::prelude::*;

/// A row of `users`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// Unique identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Its identifier in Keycloak.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub keycloak_id: String,
    /// Email address.
    #[sea_orm(column_type = "String(StringLen::N(255))", unique)]
    pub email: String,
    /// Full name, or what a service account is called.
    #[sea_orm(column_type = "String(StringLen::N(255))")]
    pub name: String,
    /// What kind of account it is.
    #[sea_orm(default_value = "regular_user", indexed)]
    pub user_type: super::enums::UserType,
    /// What else is known of the user.
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
    /// Tenants the user belongs to.
    #[sea_orm(has_many, via = "user_tenant_associations")]
    pub tenants: HasMany<super::tenants::Entity>,
    /// Sites the user is assigned to.
    #[sea_orm(has_many, relation_enum = "SiteAssignments", via_rel = "Assignee")]
    pub site_assignments: HasMany<super::user_site_assignments::Entity>,
    /// Assignments the user made.
    #[sea_orm(has_many, relation_enum = "GivenAssignments", via_rel = "Assigner")]
    pub given_assignments: HasMany<super::user_site_assignments::Entity>,
    /// Work of the user.
    #[sea_orm(has_many)]
    pub tasks: HasMany<super::tasks::Entity>,
    /// Invitations the user sent.
    #[sea_orm(has_many)]
    pub sent_invitations: HasMany<super::tenant_invitations::Entity>,
    /// What the user did.
    #[sea_orm(has_many)]
    pub audit_logs: HasMany<super::audit_logs::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
