//! Reads rows, computes in Rust what SQL would not, and writes them: with an entity of its own, as the table is at this time.

use crate::entity::parcel::Status;
use sea_orm::prelude::{DateTimeUtc, Decimal, Uuid};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryOrder, QuerySelect,
    TransactionTrait,
};
use sea_orm_migration::prelude::*;

/// The table before this migration, and the column that it adds.
mod then {
    use super::Status;
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parcel")]
    pub(super) struct Model {
        #[sea_orm(primary_key)]
        pub(super) id: i32,
        pub(super) label: String,
        pub(super) status: Status,
        pub(super) tags: Vec<String>,
        pub(super) details: Json,
        pub(super) key: Uuid,
        pub(super) price: Decimal,
        pub(super) came_at: DateTimeUtc,
        pub(super) weight: Option<String>,
        pub(super) grams: Option<i64>,
    }

    #[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

/// `1.5 kg` in grams.
fn grams(weight: Option<&str>) -> i64 {
    let kilograms = weight.and_then(|text| text.strip_suffix(" kg")?.parse::<f64>().ok());
    kilograms.map_or(0, |kilograms| (kilograms * 1000.0).round() as i64)
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let database = manager.get_connection();
        if manager.has_column("parcel", "grams").await? || !manager.has_table("parcel").await? {
            return Err(DbErr::Migration("the table is not as it should be".into()));
        }
        manager
            .alter_table(
                Table::alter().table("parcel").add_column(ColumnDef::new("grams").big_integer()).to_owned(),
            )
            .await?;
        // A column's place in the answer is that in the question.
        let asked = then::Entity::find().select_only().column(then::Column::Weight).column(then::Column::Id);
        let places: Vec<(Option<String>, i32)> =
            asked.order_by_asc(then::Column::Id).into_tuple().all(database).await?;
        let rows = then::Entity::find().order_by_asc(then::Column::Id).all(database).await?;
        assert!(rows.iter().zip(&places).all(|(row, place)| (&row.weight, row.id) == (&place.0, place.1)));
        let heavy = rows.iter().filter(|row| row.tags.iter().any(|tag| tag == "heavy")).count();
        for row in rows.clone() {
            let count = grams(row.weight.as_deref());
            let mut row = row.into_active_model();
            row.grams = Set(Some(count));
            row.update(database).await?;
        }
        // A transaction in the migration's is a savepoint: one is kept, and of the other nothing is.
        for (label, keep) in [("empty", true), ("none", false)] {
            let inner = database.begin().await?;
            let row = then::ActiveModel {
                label: Set(label.into()),
                status: Set(Status::Waiting),
                tags: Set(vec![format!("{heavy} heavy")]),
                details: Set(serde_json::json!({ "of": rows.len() })),
                key: Set(Uuid::nil()),
                price: Set(Decimal::new(199, 2)),
                came_at: Set(DateTimeUtc::UNIX_EPOCH),
                grams: Set(Some(0)),
                ..Default::default()
            };
            then::Entity::insert_many([row]).exec(&inner).await?;
            if keep {
                inner.commit().await?;
            }
        }
        let sql = "ALTER TABLE parcel ALTER COLUMN grams SET NOT NULL; ALTER TABLE parcel DROP COLUMN weight";
        database.execute_unprepared(sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "ALTER TABLE parcel ADD COLUMN weight text;
            UPDATE parcel SET weight = grams / 1000.0 || ' kg' WHERE grams > 0;
            DELETE FROM parcel WHERE label = 'empty';
            ALTER TABLE parcel DROP COLUMN grams";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }
}
