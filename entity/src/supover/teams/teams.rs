//! Teams, which own stores and designs.

use sea_orm::entity::prelude::*;

/// A row of `teams`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "teams")]
pub struct Model {
    /// Unique team identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Team name.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// What the team does.
    #[sea_orm(column_type = "Text")]
    pub description: Option<String>,
    /// Leader reference.
    #[sea_orm(indexed)]
    pub leader_id: Option<Uuid>,
    /// Record creation time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub created_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// When it was deleted, where it was: the row stays for what points at it.
    pub deleted_at: Option<DateTimeUtc>,
    /// Leader of the team.
    #[sea_orm(belongs_to, from = "leader_id", to = "id", on_delete = "SetNull")]
    pub leader: BelongsTo<Option<crate::supover::auth::users::Entity>>,
    /// Members of the team.
    #[sea_orm(has_many)]
    pub members: HasMany<super::team_members::Entity>,
    /// Stores the team owns.
    #[sea_orm(has_many, relation_enum = "Stores", via_rel = "Teams")]
    pub stores: HasMany<crate::supover::stores::stores::Entity>,
    /// Designs of the team.
    #[sea_orm(has_many)]
    pub designs: HasMany<crate::supover::designs::designs::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
