//! Several statements of SQL at once: a column, and rows.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql = "ALTER TABLE parcel ADD COLUMN weight text;
            INSERT INTO parcel (label, status, tags, details, key, price, came_at, weight) VALUES
                ('books', 'waiting', '{paper,heavy}', '{\"from\": \"Wien\"}', gen_random_uuid(), 12.50, now(), '1.5 kg'),
                ('a letter', 'sent', '{}', '{}', gen_random_uuid(), 0.85, now(), NULL)";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sql =
            "DELETE FROM parcel WHERE label IN ('books', 'a letter'); ALTER TABLE parcel DROP COLUMN weight";
        manager.get_connection().execute_unprepared(sql).await.map(drop)
    }
}
