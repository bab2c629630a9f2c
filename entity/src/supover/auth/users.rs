//! People who work with the hub.

use sea_orm::entity::prelude::*;

/// A row of `users`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "users")]
pub struct Model {
    /// Unique user identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Email to log in with.
    #[sea_orm(column_type = "Text", unique)]
    pub email: String,
    /// Name to log in with.
    #[sea_orm(column_type = "Text", unique)]
    pub username: String,
    /// Hashed password.
    #[sea_orm(column_type = "Text")]
    pub password: String,
    /// Whether the user may log in.
    #[sea_orm(default_value = true)]
    pub is_active: bool,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Open sessions.
    #[sea_orm(has_many)]
    pub sessions: HasMany<super::sessions::Entity>,
    /// When the user acted as others.
    #[sea_orm(has_many, relation_enum = "Impersonations", via_rel = "Admin")]
    pub impersonations: HasMany<super::impersonation_sessions::Entity>,
    /// When others acted as the user.
    #[sea_orm(has_many, relation_enum = "ImpersonatedSessions", via_rel = "User")]
    pub impersonated_sessions: HasMany<super::impersonation_sessions::Entity>,
    /// Teams the user leads.
    #[sea_orm(has_many)]
    pub led_teams: HasMany<crate::supover::teams::teams::Entity>,
    /// Teams the user is in.
    #[sea_orm(has_many)]
    pub memberships: HasMany<crate::supover::teams::team_members::Entity>,
    /// Designs the user owns.
    #[sea_orm(has_many, relation_enum = "Designs", via_rel = "Users")]
    pub designs: HasMany<crate::supover::designs::designs::Entity>,
    /// Tickets the user works on.
    #[sea_orm(has_many)]
    pub tickets: HasMany<crate::supover::customers::tickets::Entity>,
    /// What the user checked.
    #[sea_orm(has_many)]
    pub quality_checks: HasMany<crate::supover::factories::quality_checks::Entity>,
    /// What the user did.
    #[sea_orm(has_many)]
    pub audit_logs: HasMany<crate::supover::system::audit_logs::Entity>,
    /// Roles of the user.
    #[sea_orm(has_many, via = "user_roles")]
    pub roles: HasMany<super::roles::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
