//! The migrator of the built-in application, as an application runs it.
#![cfg(feature = "apps")]

use crate::harness::{Database, hbm_db, server};
use migration::MigratorTrait;
use sea_orm::Database as SeaOrm;

/// Runs all migrations up or down.
fn migrate(database: &Database, up: bool) {
    let url = database.url();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let connection = SeaOrm::connect(url).await.expect("a connection");
        let done = match up {
            true => migration::Hbm::up(&connection, None).await,
            false => migration::Hbm::down(&connection, None).await,
        };
        done.expect("the migrations run");
        connection.close().await.expect("it closes");
    });
}

#[test]
fn the_migrator_makes_what_push_makes() {
    let (migrated, pushed) = (Database::new(server!()), Database::new(server!()));
    migrate(&migrated, true);
    hbm_db(&["status"]).on(&migrated).succeeds().says("migrations   1 applied, 0 pending").says("in step");
    hbm_db(&["push", "--yes"]).on(&migrated).succeeds().says("no changes");
    hbm_db(&["push", "--yes"]).on(&pushed).succeeds();
    hbm_db(&["status"]).on(&pushed).succeeds().says("1 known, no ledger in the database");
    migrated.sql("drop table seaql_migrations");
    assert_eq!(migrated.schema(), pushed.schema());
}

#[test]
fn the_migrator_takes_back_what_it_made() {
    let (migrated, empty) = (Database::new(server!()), Database::new(server!()));
    migrate(&migrated, true);
    migrate(&migrated, false);
    migrated.sql("drop table seaql_migrations");
    assert_eq!(migrated.schema(), empty.schema());
}
