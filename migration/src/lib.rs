//! The migrations of the built-in applications, as SeaORM migrators over SQL files.
//!
//! A migration is a folder `src/<app>/m<date>_<number>_<verb>_<noun>/` with `up.sql` and `down.sql`; its name is what
//! the ledger `seaql_migrations` holds. An application runs them with
//! `migration::Hbm::up(&database, None)`.

use include_dir::{Dir, include_dir};
pub use migration_file::SqlMigration;
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::MigrationTrait;

/// The migrations of Gemini CRM, as files.
pub static GEMINI_CRM: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/gemini-crm");

/// The migrator of Gemini CRM.
#[derive(Clone, Copy, Debug)]
pub struct GeminiCrm;

impl MigratorTrait for GeminiCrm {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        SqlMigration::of_folder(&GEMINI_CRM)
    }
}

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

/// The migrations of Kaygia Web, as files.
pub static KAYGIA: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/kaygia");

/// The migrator of Kaygia Web.
#[derive(Clone, Copy, Debug)]
pub struct Kaygia;

impl MigratorTrait for Kaygia {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        SqlMigration::of_folder(&KAYGIA)
    }
}

/// The migrations of Supover, as files.
pub static SUPOVER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/supover");

/// The migrator of Supover.
#[derive(Clone, Copy, Debug)]
pub struct Supover;

impl MigratorTrait for Supover {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        SqlMigration::of_folder(&SUPOVER)
    }
}

/// The migrations of Tasks, as files.
pub static TASKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/tasks");

/// The migrator of Tasks.
#[derive(Clone, Copy, Debug)]
pub struct Tasks;

impl MigratorTrait for Tasks {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        SqlMigration::of_folder(&TASKS)
    }
}
