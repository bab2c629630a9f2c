//! The migrator of the built-in application, as an application runs it.
#![cfg(feature = "apps")]

use crate::harness::{Database, hbm_db, server};
use migration::MigratorTrait;
use sea_orm::Database as SeaOrm;

/// Runs all migrations up or down.
fn migrate<M: MigratorTrait>(database: &Database, up: bool) {
    let url = database.url();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let connection = SeaOrm::connect(url).await.expect("a connection");
        let done = match up {
            true => M::up(&connection, None).await,
            false => M::down(&connection, None).await,
        };
        done.expect("the migrations run");
        connection.close().await.expect("it closes");
    });
}

#[test]
fn the_migrator_makes_what_push_makes() {
    let (migrated, pushed) = (Database::new(server!()), Database::new(server!()));
    migrate::<migration::Hbm>(&migrated, true);
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
    migrate::<migration::Hbm>(&migrated, true);
    migrate::<migration::Hbm>(&migrated, false);
    migrated.sql("drop table seaql_migrations");
    assert_eq!(migrated.schema(), empty.schema());
}

/// An extension stays when its migration is taken back, and is no obstacle when it runs again.
#[test]
fn the_migrator_of_gemini_crm_goes_both_ways_again_and_again() {
    let (migrated, empty) = (Database::new(server!()), Database::new(server!()));
    empty.sql("create extension pg_trgm");
    for _ in 0..2 {
        migrate::<migration::GeminiCrm>(&migrated, true);
        hbm_db(&["push", "--app", "gemini-crm"]).on(&migrated).succeeds().says("no changes");
        hbm_db(&["check", "--app", "gemini-crm"]).on(&migrated).succeeds();
        migrate::<migration::GeminiCrm>(&migrated, false);
    }
    migrated.sql("drop table seaql_migrations");
    assert_eq!(migrated.schema(), empty.schema());
}

/// One of the six of kaygia says `no-transaction`, and one has a block of code.
#[test]
fn the_migrators_of_the_other_applications_go_both_ways_again_and_again() {
    fn both_ways<M: MigratorTrait>(app: &str, migrated: &Database) {
        for _ in 0..2 {
            migrate::<M>(migrated, true);
            hbm_db(&["push", "--app", app]).on(migrated).succeeds().says("no changes");
            hbm_db(&["check", "--app", app]).on(migrated).succeeds();
            migrate::<M>(migrated, false);
        }
        migrated.sql("drop table seaql_migrations");
    }
    let empty = Database::new(server!());
    let [kaygia, supover, tasks] = [(); 3].map(|()| Database::new(empty.cluster));
    both_ways::<migration::Kaygia>("kaygia", &kaygia);
    both_ways::<migration::Supover>("supover", &supover);
    both_ways::<migration::Tasks>("tasks", &tasks);
    for database in [kaygia, supover, tasks] {
        assert_eq!(database.schema(), empty.schema());
    }
}
