//! The folder `migrations` as SeaORM migrations.

use hbm_db_migration_file::SqlMigration;
use include_dir::{Dir, include_dir};
use sea_orm_migration::prelude::SchemaManager;
use sea_orm_migration::sea_orm::DatabaseConnection;
use sea_orm_migration::{DbErr, MigrationTrait};

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/migrations");

fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    SqlMigration::of_folder(&FOLDER)
}

/// Those that were squashed are among them; of m1_create there still is a folder, and m3_squash took in its old self.
#[test]
fn sorted_by_name() {
    let names: Vec<String> = migrations().iter().map(|migration| migration.name().to_owned()).collect();
    assert_eq!(
        names,
        ["m0_first", "m1_create", "m2_second", "m3_squash", "m4_index", "m5_refused", "m6_not_utf8"]
    );
}

#[test]
fn without_a_transaction_where_a_file_says_so() {
    for migration in migrations() {
        let expected = (migration.name() == "m4_index").then_some(false);
        assert_eq!(migration.use_transaction(), expected, "{}", migration.name());
    }
}

/// No connection is needed to see it.
#[tokio::test]
async fn refused_before_the_database_is_touched() {
    let nowhere = DatabaseConnection::default();
    let manager = SchemaManager::new(&nowhere);
    for (name, expected) in [
        ("m5_refused", "m5_refused/up.sql: line 2, column 1: COMMIT begins or ends a transaction; remove it"),
        ("m6_not_utf8", "m6_not_utf8/up.sql: invalid utf-8"),
    ] {
        let migration = migrations().into_iter().find(|migration| migration.name() == name);
        let result = migration.expect("the folder holds it").up(&manager).await;
        let Err(DbErr::Migration(message)) = result else { panic!("{name}: {result:?}") };
        assert!(message.starts_with(expected), "{message}");
    }
}
