//! Migrations of an application that are written in Rust.

use super::App;
use sea_orm::DynIden;
use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// A migrator of SeaORM.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Migrator {
    /// Its migrations, in its order.
    pub(crate) list: fn() -> Vec<Box<dyn MigrationTrait>>,
    /// The table that it keeps its ledger in.
    pub(crate) ledger: fn() -> DynIden,
}

impl App {
    /// Adds a migrator of SeaORM, whose migrations are written in Rust. They run beside those of a folder, in the order of
    /// their names: one that the folder has under the same name is the folder's.
    ///
    /// ```
    /// use sea_orm_migration::{MigrationTrait, MigratorTrait};
    ///
    /// struct Migrator;
    ///
    /// impl MigratorTrait for Migrator {
    ///     fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    ///         Vec::new()
    ///     }
    /// }
    ///
    /// let app = hbm_db::App::new("bookshop").migrator::<Migrator>();
    /// ```
    #[must_use]
    pub fn migrator<M: MigratorTrait>(mut self) -> Self {
        self.migrator = Some(Migrator { list: M::migrations, ledger: M::migration_table_name });
        self
    }

    /// Its migrations in Rust.
    pub(crate) fn rust_migrations(&self) -> Option<Migrator> {
        self.migrator
    }
}
