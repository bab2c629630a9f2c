//! A migration in two SQL files.

use include_dir::Dir;
use sea_orm_migration::prelude::*;

/// `up.sql` and `down.sql` of one folder, run each as one batch in SeaORM's transaction.
#[derive(Clone, Copy, Debug)]
pub struct SqlMigration {
    name: &'static str,
    up: &'static str,
    down: Option<&'static str>,
}

impl SqlMigration {
    /// The migrations of a folder, in the order of their names. A folder without `up.sql` is none.
    pub fn of_folder(folder: &'static Dir<'static>) -> Vec<Box<dyn MigrationTrait>> {
        let mut found: Vec<Self> = folder.dirs().filter_map(Self::of).collect();
        found.sort_by_key(|migration| migration.name);
        found.into_iter().map(|migration| Box::new(migration) as Box<dyn MigrationTrait>).collect()
    }

    fn of(folder: &'static Dir<'static>) -> Option<Self> {
        let text = |name: &str| folder.get_file(folder.path().join(name))?.contents_utf8();
        Some(Self { name: folder.path().file_name()?.to_str()?, up: text("up.sql")?, down: text("down.sql") })
    }
}

impl MigrationName for SqlMigration {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SqlMigration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.up).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let down = self.down.ok_or_else(|| DbErr::Migration(format!("{} has no down.sql", self.name)))?;
        manager.get_connection().execute_unprepared(down).await?;
        Ok(())
    }
}
