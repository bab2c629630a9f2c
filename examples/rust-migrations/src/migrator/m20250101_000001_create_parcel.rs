//! The table, made with the schema builder, and its enum type.

use sea_orm::sea_query::extension::postgres::Type;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_type(Type::create().as_enum("parcel_status").values(["waiting", "sent"]).to_owned())
            .await?;
        manager
            .create_table(
                Table::create()
                    .table("parcel")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("label").text().not_null())
                    .col(
                        ColumnDef::new("status").enumeration("parcel_status", ["waiting", "sent"]).not_null(),
                    )
                    .col(ColumnDef::new("tags").array(ColumnType::string(None)).not_null())
                    .col(ColumnDef::new("details").json_binary().not_null())
                    .col(ColumnDef::new("key").uuid().not_null())
                    .col(ColumnDef::new("price").decimal_len(10, 2).not_null())
                    .col(ColumnDef::new("came_at").timestamp_with_time_zone().not_null())
                    .to_owned(),
            )
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("parcel").to_owned()).await?;
        manager.drop_type(Type::drop().name("parcel_status").to_owned()).await
    }
}
