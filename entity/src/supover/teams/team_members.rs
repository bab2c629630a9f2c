//! Who is in which team.

use sea_orm::entity::prelude::*;

/// A row of `team_members`.
#[crate::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_members")]
pub struct Model {
    /// Unique membership identifier.
    #[sea_orm(primary_key, auto_increment = false, default_expr = "Expr::cust(\"gen_random_uuid()\")")]
    pub id: Uuid,
    /// Team reference.
    #[sea_orm(unique_key = "team_id_user_id")]
    pub team_id: Uuid,
    /// User reference.
    #[sea_orm(unique_key = "team_id_user_id", indexed)]
    pub user_id: Uuid,
    /// Whether the member leads the team.
    #[sea_orm(default_value = false)]
    pub is_leader: bool,
    /// When the user came.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub joined_at: DateTimeUtc,
    /// Last update time.
    #[sea_orm(default_expr = "Expr::cust(\"now()\")")]
    pub updated_at: DateTimeUtc,
    /// Team of the member.
    #[sea_orm(belongs_to, from = "team_id", to = "id", on_delete = "Cascade")]
    pub team: BelongsTo<super::teams::Entity>,
    /// User who is a member.
    #[sea_orm(belongs_to, from = "user_id", to = "id", on_delete = "Cascade")]
    pub user: BelongsTo<crate::supover::auth::users::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
