// Written by `hbm-db pull --entities`, digest 3b30c13d0d05aadb
//! The table `places`.

use sea_orm::entity::prelude::*;

/// Rows of `places`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "places")]
pub struct Model {
    /// The column `id`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "custom(\"serial\")")]
    pub id: i32,
    /// The column `team`.
    #[sea_orm(unique_key = "team_type")]
    pub team: i64,
    /// The column `code`.
    #[sea_orm(column_type = "Text", unique)]
    pub code: String,
    /// The column `type`.
    #[sea_orm(
        column_name = "type",
        unique_key = "team_type",
        default_expr = "Expr::cust(\"'new'::public.state\")"
    )]
    pub type_value: super::enums::State,
    /// The row of `teams` that it refers to.
    #[sea_orm(belongs_to, relation_enum = "TeamTeams", from = "team", to = "id", skip_fk)]
    pub team_teams: BelongsTo<super::teams::Entity>,
    /// Rows of `badges` that refer to it.
    #[sea_orm(has_many, relation_enum = "Badges", via_rel = "PlaceCodePlaces")]
    pub badges: HasMany<super::badges::Entity>,
    /// Rows of `teams` that refer to it.
    #[sea_orm(has_many, relation_enum = "Teams", via_rel = "HomePlaces")]
    pub teams: HasMany<super::teams::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

// Hand-written below this line.
