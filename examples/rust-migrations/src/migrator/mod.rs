//! The migrator of the application, which its own start may run: migrations in Rust, and the SQL ones of the folder among them.

mod m20250101_000001_create_parcel;
mod m20250102_000001_add_weight;
mod m20250103_000001_count_grams;
mod m20250104_000001_index_label;

use crate::MIGRATIONS;
use hbm_db_migration_file::SqlMigration;
use sea_orm_migration::prelude::*;

/// Runs all of them: `Migrator::up(&database, None)`.
#[derive(Clone, Copy, Debug)]
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let rust: Vec<Box<dyn MigrationTrait>> = vec![
            Box::new(m20250101_000001_create_parcel::Migration),
            Box::new(m20250102_000001_add_weight::Migration),
            Box::new(m20250103_000001_count_grams::Migration),
            Box::new(m20250104_000001_index_label::Migration),
        ];
        SqlMigration::among(rust, &MIGRATIONS)
    }
}
