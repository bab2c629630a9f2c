// Written by `hbm-db pull --entities`, digest d2ca7844d8d993d1
//! The table `memberships`.

use sea_orm::entity::prelude::*;

/// Rows of `memberships`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "memberships")]
pub struct Model {
    /// The column `team`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub team: i64,
    /// The column `member`.
    #[sea_orm(primary_key, auto_increment = false, indexed)]
    pub member: Uuid,
    /// The column `since`.
    #[sea_orm(default_expr = "Expr::cust(\"CURRENT_DATE\")")]
    pub since: Date,
    /// The row of `Users` that it refers to.
    #[sea_orm(
        belongs_to,
        relation_enum = "MemberUsers",
        from = "member",
        to = "id",
        on_delete = "Cascade"
    )]
    pub member_users: BelongsTo<super::users::Entity>,
    /// The row of `teams` that it refers to.
    #[sea_orm(
        belongs_to,
        relation_enum = "TeamTeams",
        from = "team",
        to = "id",
        on_delete = "Cascade"
    )]
    pub team_teams: BelongsTo<super::teams::Entity>,
    /// Rows of `badges` that refer to it.
    #[sea_orm(has_one, relation_enum = "Badges", via_rel = "Memberships")]
    pub badges: HasOne<super::badges::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

// Hand-written below this line.
