//! The migrations of the built-in applications, as SeaORM migrators over SQL files.
//!
//! A migration is a folder `src/<app>/m<date>_<number>_<verb>_<noun>/` with `up.sql` and `down.sql`; its name is what
//! the ledger `seaql_migrations` holds. An application runs them with
//! `migration::Hbm::up(&database, None)`.

use include_dir::{Dir, include_dir};
pub use migration_file::SqlMigration;
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::MigrationTrait;

/// The migrations of HBM, as files.
pub static HBM: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/hbm");

/// The migrator of HBM.
#[derive(Clone, Copy, Debug)]
pub struct Hbm;

impl MigratorTrait for Hbm {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        SqlMigration::of_folder(&HBM)
    }
}
