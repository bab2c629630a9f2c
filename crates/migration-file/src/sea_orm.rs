//! The two files of a migration as a SeaORM migration.

use crate::{Script, Squashed};
use include_dir::Dir;
use sea_orm_migration::prelude::*;
use std::collections::BTreeSet;

/// `up.sql` and `down.sql` of one folder.
///
/// A file runs in one transaction, as one batch; one with the header `-- hbm-db: no-transaction` statement by
/// statement, each committed by itself. SeaORM may run those on different connections of its pool, so that a `SET` in
/// such a file need not reach the next statement.
#[derive(Clone, Copy, Debug)]
pub struct SqlMigration {
    name: &'static str,
    up: &'static [u8],
    down: Option<&'static [u8]>,
}

impl SqlMigration {
    /// The migrations of a folder, sorted by name. A folder without `up.sql` is none.
    ///
    /// A migration that others were squashed into brings these along, and they do nothing: SeaORM refuses a ledger
    /// that names a migration it does not know, and ledgers from before the squash name them.
    pub fn of_folder(folder: &'static Dir<'static>) -> Vec<Box<dyn MigrationTrait>> {
        let files: Vec<Self> = folder.dirs().filter_map(Self::of).collect();
        let names: BTreeSet<&str> = files.iter().map(|migration| migration.name).collect();
        let squashed: BTreeSet<String> = files
            .iter()
            .filter_map(|migration| migration.read("up.sql", migration.up).ok())
            .flat_map(|(_, script)| script.squashed)
            .map(|Squashed { name, .. }| name)
            .filter(|name| !names.contains(name.as_str()))
            .collect();
        let files = files.into_iter().map(|migration| Box::new(migration) as Box<dyn MigrationTrait>);
        let squashed = squashed.into_iter().map(|name| Box::new(Nothing(name)) as Box<dyn MigrationTrait>);
        let mut found: Vec<_> = files.chain(squashed).collect();
        found.sort_by(|one, other| one.name().cmp(other.name()));
        found
    }

    /// The migrations of a folder among others, which are written in Rust, in the order of their names. Where those in Rust are
    /// in another order than by name, they keep it, in the places that they have together. A name that both have is the folder's.
    pub fn among(
        rust: Vec<Box<dyn MigrationTrait>>,
        folder: &'static Dir<'static>,
    ) -> Vec<Box<dyn MigrationTrait>> {
        let files = Self::of_folder(folder);
        let names: BTreeSet<String> = files.iter().map(|one| one.name().to_owned()).collect();
        let rust: Vec<_> = rust.into_iter().filter(|one| !names.contains(one.name())).collect();
        let mut places: Vec<(String, Option<Box<dyn MigrationTrait>>)> =
            rust.iter().map(|one| (one.name().to_owned(), None)).collect();
        places.extend(files.into_iter().map(|one| (one.name().to_owned(), Some(one))));
        places.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut rust = rust.into_iter();
        places.into_iter().filter_map(|(_, file)| file.or_else(|| rust.next())).collect()
    }

    fn of(folder: &'static Dir<'static>) -> Option<Self> {
        let file = |name: &str| Some(folder.get_file(folder.path().join(name))?.contents());
        Some(Self { name: folder.path().file_name()?.to_str()?, up: file("up.sql")?, down: file("down.sql") })
    }

    /// A file's text without its byte order mark, and the same split.
    fn read(&self, file: &str, bytes: &'static [u8]) -> Result<(&'static str, Script), DbErr> {
        let refused = |why: String| DbErr::Migration(format!("{}/{file}: {why}", self.name));
        let text = std::str::from_utf8(bytes).map_err(|error| refused(error.to_string()))?;
        let script =
            Script::parse(text).map_err(|refusal| refused(format!("{refusal}; {}", refusal.advice)))?;
        Ok((text.strip_prefix('\u{feff}').unwrap_or(text), script))
    }

    async fn run(&self, manager: &SchemaManager<'_>, file: &str, bytes: &'static [u8]) -> Result<(), DbErr> {
        let (text, script) = self.read(file, bytes)?;
        let connection = manager.get_connection();
        if !script.transactional {
            for statement in script.statements {
                connection.execute_unprepared(&statement.sql).await.map_err(|error| {
                    // What came before it is committed, so the line matters.
                    DbErr::Migration(format!("{}/{file}: line {}: {error}", self.name, statement.line))
                })?;
            }
        } else if self.use_transaction() == Some(false) {
            // The other direction has no transaction, so SeaORM began none for this one.
            let transaction = manager.begin().await?;
            transaction.get_connection().execute_unprepared(text).await?;
            transaction.commit().await?;
        } else {
            connection.execute_unprepared(text).await?;
        }
        Ok(())
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
        self.run(manager, "up.sql", self.up).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let down = self.down.ok_or_else(|| DbErr::Migration(format!("{} has no down.sql", self.name)))?;
        self.run(manager, "down.sql", down).await
    }

    /// SeaORM asks once for both directions: no transaction where either file must have none.
    fn use_transaction(&self) -> Option<bool> {
        let without = |file, bytes| self.read(file, bytes).is_ok_and(|(_, script)| !script.transactional);
        let either = without("up.sql", self.up) || self.down.is_some_and(|down| without("down.sql", down));
        either.then_some(false)
    }
}

/// A migration that became part of another one: only its name is left.
struct Nothing(String);

impl MigrationName for Nothing {
    fn name(&self) -> &str {
        &self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Nothing {
    async fn up(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}
