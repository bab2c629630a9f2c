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
    let all = migration::Hbm::migrations().len();
    hbm_db(&["status"])
        .on(&migrated)
        .succeeds()
        .says(&format!("migrations   {all} applied, 0 pending"))
        .says("in step");
    hbm_db(&["push", "--yes"]).on(&migrated).succeeds().says("no changes");
    hbm_db(&["push", "--yes"]).on(&pushed).succeeds();
    hbm_db(&["status"]).on(&pushed).succeeds().says(&format!("{all} known, no ledger in the database"));
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

/// An extension stays when its migration is undone, and is no obstacle when it runs again.
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

/// The names SeaORM finds in the ledger, and those it would still run.
fn as_sea_orm_sees_it(database: &Database) -> (Vec<String>, Vec<String>) {
    let url = database.url();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let connection = SeaOrm::connect(url).await.expect("a connection");
        let names = |list: Vec<sea_orm_migration::migrator::Migration>| {
            list.iter().map(|one| one.name().to_owned()).collect()
        };
        let applied = migration::Hbm::get_applied_migrations(&connection).await.expect("a ledger");
        let pending = migration::Hbm::get_pending_migrations(&connection).await.expect("a ledger");
        connection.close().await.expect("it closes");
        (names(applied), names(pending))
    })
}

/// An application migrates when it starts; from then on hbm-db does.
#[test]
fn what_sea_orm_applied_is_applied() {
    let (database, empty) = (Database::new(server!()), Database::new(server!()));
    migrate::<migration::Hbm>(&database, true);
    hbm_db(&["migrate", "status", "--check"]).on(&database).succeeds().says("0 pending");
    hbm_db(&["migrate", "validate"]).on(&database).succeeds();
    hbm_db(&["migrate", "up"]).on(&database).succeeds().says("nothing to do");
    hbm_db(&["check"]).on(&database).succeeds();
    hbm_db(&["migrate", "down", "--all"]).on(&database).succeeds().says("undone");
    assert_eq!(database.schema(), empty.schema());
    migrate::<migration::Hbm>(&database, true);
    hbm_db(&["migrate", "status", "--check"]).on(&database).succeeds();
    hbm_db(&["migrate", "redo"]).on(&database).succeeds();
    assert!(as_sea_orm_sees_it(&database).1.is_empty());
}

/// hbm-db migrates; then the application looks.
#[test]
fn what_hbm_db_applied_is_applied_for_sea_orm() {
    let database = Database::new(server!());
    let all: Vec<String> = migration::Hbm::migrations().iter().map(|one| one.name().to_owned()).collect();
    hbm_db(&["migrate", "up"]).on(&database).succeeds();
    assert_eq!(as_sea_orm_sees_it(&database), (all.clone(), Vec::new()));
    let schema = database.schema();
    migrate::<migration::Hbm>(&database, true);
    assert_eq!(database.schema(), schema, "there was nothing to do");
    migrate::<migration::Hbm>(&database, false);
    assert_eq!(as_sea_orm_sees_it(&database), (Vec::new(), all.clone()));
    let pending = format!("0 applied, {} pending", all.len());
    hbm_db(&["migrate", "status", "--check"]).on(&database).exits(3).says(&pending).hides("edited");
    hbm_db(&["migrate", "validate"]).on(&database).succeeds();
    hbm_db(&["migrate", "up"]).on(&database).succeeds().says("applied");
    hbm_db(&["migrate", "validate"]).on(&database).succeeds();
    assert_eq!(database.schema(), schema);
}

/// `push` and `reset` make no ledger, and SeaORM's migrator would run into their tables; baseline is the way.
#[test]
fn a_pushed_database_is_taken_over_for_both() {
    let database = Database::new(server!());
    hbm_db(&["push", "--yes"]).on(&database).succeeds();
    let all = migration::Hbm::migrations();
    let last = all.last().map(|one| one.name().to_owned()).expect("a migration");
    hbm_db(&["migrate", "baseline", &last]).on(&database).succeeds().says("marked as applied");
    let before = database.contents();
    migrate::<migration::Hbm>(&database, true);
    assert_eq!(database.contents(), before);
    hbm_db(&["migrate", "validate"]).on(&database).succeeds();
}
