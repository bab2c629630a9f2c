// Written by `hbm-db pull --entities`, digest 0d661e6817f0609b
//! The table `badges`.

use sea_orm::entity::prelude::*;

/// Rows of `badges`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "badges")]
pub struct Model {
    /// The column `id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i16,
    /// The column `team`.
    #[sea_orm(unique_key = "team_member")]
    pub team: i64,
    /// The column `member`.
    #[sea_orm(unique_key = "team_member")]
    pub member: Uuid,
    /// The column `place_code`.
    #[sea_orm(column_type = "Text")]
    pub place_code: Option<String>,
    /// The row of `places` that it refers to.
    #[sea_orm(
        belongs_to,
        relation_enum = "PlaceCodePlaces",
        from = "place_code",
        to = "code",
        on_update = "Cascade"
    )]
    pub place_code_places: BelongsTo<Option<super::places::Entity>>,
    /// The row of `memberships` that it refers to.
    #[sea_orm(
        belongs_to,
        relation_enum = "Memberships",
        from = "(team, member)",
        to = "(team, member)",
        on_delete = "Cascade"
    )]
    pub memberships: BelongsTo<super::memberships::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

// Hand-written below this line.
