//! The folder `migrations` as SeaORM migrations.

use hbm_db_migration_file::SqlMigration;
use include_dir::{Dir, include_dir};
use sea_orm_migration::prelude::{MigrationName, SchemaManager, async_trait};
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

struct InRust(&'static str);

impl MigrationName for InRust {
    fn name(&self) -> &str {
        self.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for InRust {
    async fn up(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Ok(())
    }
}

/// Those in Rust keep their order, in the places that their names have together; a name of the folder is the folder's.
#[test]
fn among_those_in_rust() {
    let rust: Vec<Box<dyn MigrationTrait>> =
        vec![Box::new(InRust("m7_last")), Box::new(InRust("m4_index")), Box::new(InRust("m00_early"))];
    let all = SqlMigration::among(rust, &FOLDER);
    let names: Vec<&str> = all.iter().map(|migration| migration.name()).collect();
    assert_eq!(
        names,
        [
            "m7_last",
            "m0_first",
            "m1_create",
            "m2_second",
            "m3_squash",
            "m4_index",
            "m5_refused",
            "m6_not_utf8",
            "m00_early"
        ]
    );
    let index = all.iter().find(|migration| migration.name() == "m4_index").expect("it is there");
    assert_eq!(index.use_transaction(), Some(false));
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
