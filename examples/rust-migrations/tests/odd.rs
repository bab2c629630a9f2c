//! Migrations that do what they should not, and migrators that are not as usual.

use hbm_db::error::{Error, Exit};
use hbm_db::ops::{self, Project, migrate};
use hbm_db::{App, plan::Consent};
use hbm_db_postgres::Server;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::prelude::*;

/// A migration of a name, whether it has a transaction, what it runs forwards, and what undoes it.
type Made = (&'static str, Option<bool>, &'static [&'static str], &'static str);

struct Odd(Made);

impl MigrationName for Odd {
    fn name(&self) -> &str {
        self.0.0
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Odd {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for sql in self.0.2 {
            let done = manager.get_connection().execute_unprepared(sql.trim_start_matches('?')).await;
            // Some do not look at errors.
            if !sql.starts_with('?') {
                done?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.get_connection().execute_unprepared(self.0.3).await.map(drop)
    }

    fn use_transaction(&self) -> Option<bool> {
        self.0.1
    }
}

macro_rules! migrator {
    ($name:ident: $($made:expr),+) => {
        struct $name;

        impl MigratorTrait for $name {
            fn migrations() -> Vec<Box<dyn MigrationTrait>> {
                vec![$(Box::new(Odd($made))),+]
            }
        }
    };
}

struct Place {
    server: Server,
    runtime: tokio::runtime::Runtime,
}

impl Place {
    fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let place = Self { server: Server::ephemeral().expect("a server"), runtime };
        let made: Vec<String> = place.read("postgres", "CREATE DATABASE odd");
        assert!(made.is_empty());
        place
    }

    fn url(&self) -> String {
        format!("postgresql://postgres@/odd?host={}", self.server.socket_folder().display())
    }

    fn project<M: MigratorTrait>(&self) -> Project {
        Project::new(App::new("odd").migrator::<M>(), &self.url()).expect("a URL")
    }

    fn up<M: MigratorTrait>(&self) -> Result<Vec<String>, Error> {
        let ran = self.runtime.block_on(migrate::up(&self.project::<M>(), &migrate::Up::default()))?;
        Ok(ran.ran.into_iter().map(|one| one.name).collect())
    }

    fn down<M: MigratorTrait>(&self, accept: &[&str]) -> Result<(), Error> {
        let options = migrate::Down {
            accept: accept.iter().map(|one| one.parse::<Consent>().expect("a hazard")).collect(),
            confirm_database: Some("odd".into()),
            ..migrate::Down::default()
        };
        self.runtime.block_on(migrate::down(&self.project::<M>(), &options)).map(drop)
    }

    /// The first column of a query, as somebody else sees it.
    fn texts(&self, sql: &str) -> Vec<String> {
        self.read("odd", sql)
    }

    fn read(&self, database: &str, sql: &str) -> Vec<String> {
        let sockets = self.server.socket_folder().display();
        let url = format!("postgres://postgres@localhost/{database}?host={sockets}");
        let read = async {
            let connection: DatabaseConnection = Database::connect(url).await?;
            let rows = connection
                .query_all_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql))
                .await?;
            let texts = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
            connection.close().await?;
            Ok::<_, DbErr>(texts)
        };
        self.runtime.block_on(read).expect("it is read")
    }

    fn tables(&self) -> Vec<String> {
        self.texts("SELECT relname::text FROM pg_class WHERE relname LIKE 'odd%' ORDER BY 1")
    }

    fn ledger(&self) -> Vec<String> {
        self.texts("SELECT version FROM seaql_migrations ORDER BY applied_at, version")
    }
}

#[track_caller]
fn says(error: &Error, expected: &str) {
    let text = format!("{error}\n{}", error.detail_lines().join("\n"));
    assert!(text.contains(expected), "expected {expected:?} in {text}");
}

migrator!(Commits: ("m1_commits", None, &["CREATE TABLE odd1 (id int)", "CREATE TABLE odd2 (id int); COMMIT"], ""));
migrator!(Ignores: ("m1_ignores", None, &["CREATE TABLE odd1 (id int)", "?SELECT 1/0"], ""));
migrator!(InABlock: ("m1_block", None, &["DO $$ BEGIN COMMIT; END $$"], ""));
migrator!(LeavesOpen: ("m1_open", Some(false), &["BEGIN; CREATE TABLE odd1 (id int)"], ""));
migrator!(NeedsNone: ("m1_needs_none", None, &["VACUUM"], ""));

/// The transaction is the program's, with its row of the ledger: nothing of a migration that breaks that is kept.
#[test]
fn the_transaction_is_kept() {
    let place = Place::new();
    let commits = place.up::<Commits>().expect_err("refused");
    says(&commits, "m1_commits is in Rust, and its up() fails");
    says(&commits, "COMMIT begins or ends a transaction");
    says(&commits, "statement: CREATE TABLE odd2");
    says(&place.up::<Ignores>().expect_err("refused"), "it went on after an error of the server");
    says(&place.up::<InABlock>().expect_err("refused"), "invalid transaction termination (SQLSTATE 2D000)");
    says(&place.up::<NeedsNone>().expect_err("refused"), "VACUUM cannot run inside a transaction block");
    assert!(place.tables().is_empty() && place.ledger().is_empty());
    says(&place.up::<LeavesOpen>().expect_err("refused"), "it has begun a transaction, and not ended it");
    assert!(place.tables().is_empty() && place.ledger().is_empty());
}

migrator!(Backwards:
    ("m2_first", None, &["CREATE TABLE odd2 (id int)"], "DROP TABLE odd2"),
    ("m1_second", None, &["ALTER TABLE odd2 RENAME TO odd1"], "ALTER TABLE odd1 RENAME TO odd2"));

/// What a migrator lists in another order than by name runs in that order.
#[test]
fn the_order_is_the_migrators() {
    let place = Place::new();
    assert_eq!(place.up::<Backwards>().expect("it runs"), ["m2_first", "m1_second"]);
    assert_eq!(place.tables(), ["odd1"]);
    place.down::<Backwards>(&[]).expect("nothing is lost");
    assert_eq!(place.ledger(), ["m2_first"]);
}

struct OtherLedger;

impl MigratorTrait for OtherLedger {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        Vec::new()
    }

    fn migration_table_name() -> DynIden {
        "my_migrations".into_iden()
    }
}

migrator!(Twice: ("m1", None, &[], ""), ("m1", None, &[], ""));

#[test]
fn what_cannot_be_kept_in_the_ledger_is_refused() {
    let place = Place::new();
    for (refused, why) in [
        (place.up::<OtherLedger>(), "keeps its ledger in my_migrations"),
        (place.up::<Twice>(), "has m1 twice"),
    ] {
        let error = refused.expect_err(why);
        assert_eq!(error.exit(), Exit::Usage);
        says(&error, why);
    }
}

migrator!(ActsOutside:
    ("m1_outside", None, &["CREATE TABLE odd1 (id int)"], "SELECT pg_switch_wal(); DROP TABLE odd1"));

/// A rehearsal does nothing that a rollback does not undo.
#[test]
fn what_acts_outside_is_not_rehearsed() {
    let place = Place::new();
    place.up::<ActsOutside>().expect("it runs");
    let position = || place.texts("SELECT pg_walfile_name(pg_current_wal_insert_lsn())");
    let before = position();
    let error = place.down::<ActsOutside>(&["drop_table"]).expect_err("not named");
    assert_eq!(error.exit(), Exit::Refused);
    says(&error, "not_rehearsed m1_outside");
    assert_eq!(position(), before);
    place.down::<ActsOutside>(&["not_rehearsed"]).expect("it is named");
    assert!(place.tables().is_empty() && place.ledger().is_empty());
    assert_ne!(position(), before);
}

migrator!(MakesARole: ("m1_role", None, &["CREATE ROLE odd_role", "CREATE TABLE odd1 (id int)"], ""));
migrator!(MakesARoleAlone: ("m1_role", Some(false),
    &["CREATE ROLE odd_role", "CREATE TABLE odd1 (id int)", "CREATE INDEX CONCURRENTLY ON odd1 (id)"], ""));

/// Reading what migrations make leaves nothing on the server.
#[test]
fn reading_leaves_nothing() {
    let place = Place::new();
    for project in [place.project::<MakesARole>(), place.project::<MakesARoleAlone>()] {
        let check = place.runtime.block_on(ops::check(&project)).expect("it is read");
        let found = &check.comparisons.first().expect("migrations and entities").differences;
        assert!(found.iter().any(|one| one.contains("odd1")), "{found:?}");
        assert!(place.texts("SELECT rolname::text FROM pg_roles WHERE rolname = 'odd_role'").is_empty());
        assert_eq!(place.texts("SELECT datname::text FROM pg_database WHERE datname LIKE 'hbm%'"), [""; 0]);
    }
}
