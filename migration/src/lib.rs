//! The migrations of the built-in applications, as SeaORM migrators over SQL files.
//!
//! A migration is a folder `src/<app>/m<date>_<number>_<verb>_<noun>/` with `up.sql` and `down.sql`; its name is what
//! the ledger `seaql_migrations` holds. An application runs them with
//! `migration::Hbm::up(&database, None)`.

pub use hbm_db_migration_file::SqlMigration;
use include_dir::{Dir, include_dir};
pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::MigrationTrait;

/// A line for each application: who it is, its files, its migrator, and its folder.
///
/// The folder is one literal, and a `tt`: `include_dir!` takes nothing else.
macro_rules! migrators {
    ($($title:literal: $files:ident, $migrator:ident, $folder:tt;)*) => {$(
        #[doc = concat!("The migrations of ", $title, ", as files.")]
        pub static $files: Dir<'_> = include_dir!($folder);

        #[doc = concat!("The migrator of ", $title, ".")]
        #[derive(Clone, Copy, Debug)]
        pub struct $migrator;

        impl MigratorTrait for $migrator {
            fn migrations() -> Vec<Box<dyn MigrationTrait>> {
                SqlMigration::of_folder(&$files)
            }
        }
    )*};
}

migrators! {
    "Gemini CRM": GEMINI_CRM, GeminiCrm, "$CARGO_MANIFEST_DIR/src/gemini-crm";
    "HBM": HBM, Hbm, "$CARGO_MANIFEST_DIR/src/hbm";
    "Kaygia Web": KAYGIA, Kaygia, "$CARGO_MANIFEST_DIR/src/kaygia";
    "Supover": SUPOVER, Supover, "$CARGO_MANIFEST_DIR/src/supover";
    "Tasks": TASKS, Tasks, "$CARGO_MANIFEST_DIR/src/tasks";
}
