//! Migrations in Rust, and a SQL one after them, run by the program and by the application's own migrator on one database.

use hbm_db_postgres::Server;
use rust_migrations::Migrator;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A folder with a PostgreSQL, which the program finds there.
struct Parcels {
    server: Server,
    folder: TempDir,
}

const ALL: [&str; 5] = [
    "m20250101_000001_create_parcel",
    "m20250102_000001_add_weight",
    "m20250103_000001_count_grams",
    "m20250104_000001_index_label",
    "m20250105_000001_add_note",
];

impl Parcels {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Server::start(&folder.path().join(".hbm-db/parcels")).expect("a server");
        Self { server, folder }
    }

    /// Runs the program, and gives what it printed.
    #[track_caller]
    fn run(&self, arguments: &str, exit: i32) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parcels"));
        for variable in ["CI", "DATABASE_URL", "DB_HOST", "DB_NAME", "NODE_ENV", "APP_ENV", "RAILS_ENV"] {
            command.env_remove(variable);
        }
        let out = command
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .output()
            .expect("the program starts");
        let text =
            [out.stdout, out.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert_eq!(out.status.code(), Some(exit), "{arguments}: {text}");
        text
    }

    /// Does something as the application would, which knows nothing of the program.
    #[track_caller]
    fn as_the_application<T>(&self, work: impl AsyncFnOnce(&DatabaseConnection) -> Result<T, DbErr>) -> T {
        let sockets = self.server.socket_folder().display();
        let url = format!("postgres://postgres@localhost/postgres?host={sockets}");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let done = runtime.block_on(async {
            let connection = Database::connect(url).await?;
            let done = work(&connection).await;
            connection.close().await?;
            done
        });
        done.expect("it works")
    }

    #[track_caller]
    fn sql(&self, sql: &str) {
        self.as_the_application(async |database| database.execute_unprepared(sql).await.map(drop));
    }

    /// The first column of a query.
    #[track_caller]
    fn texts(&self, sql: &str) -> Vec<String> {
        self.as_the_application(async |database| {
            let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, sql);
            let rows = database.query_all_raw(statement).await?;
            rows.iter().map(|row| row.try_get_by_index(0)).collect()
        })
    }

    #[track_caller]
    fn ledger(&self) -> Vec<String> {
        self.texts("SELECT version FROM seaql_migrations ORDER BY applied_at, version")
    }
}

#[track_caller]
fn says(text: &str, expected: &str) {
    assert!(text.contains(expected), "expected {expected:?} in {text}");
}

/// What the program has applied the application knows, and the other way round.
#[test]
fn the_program_and_the_migrator_agree() {
    let parcels = Parcels::new();
    says(&parcels.run("migrate status", 0), "0 applied, 5 pending");
    parcels.run("migrate up", 0);
    assert_eq!(parcels.ledger(), ALL);
    says(&parcels.run("migrate up", 0), "nothing to do");
    let rows = parcels.texts(
        "SELECT concat_ws('|', label, status, tags, price, grams, details, came_at = 'epoch') FROM parcel ORDER BY id",
    );
    assert_eq!(rows[0], r#"books|waiting|{paper,heavy}|12.50|1500|{"from": "Wien"}|f"#);
    assert_eq!(rows[1], "a letter|sent|{}|0.85|0|{}|f");
    assert_eq!(
        rows[2..],
        [r#"empty|waiting|{"1 heavy"}|1.99|0|{"of": 2}|t"#],
        "what was not committed is not there"
    );

    parcels.as_the_application(async |database| {
        assert!(Migrator::get_pending_migrations(database).await?.is_empty());
        Migrator::up(database, None).await?;
        Migrator::down(database, Some(2)).await
    });
    says(&parcels.run("migrate status", 0), "3 applied, 2 pending");
    says(&parcels.run("migrate up", 0), "m20250104_000001_index_label");
    parcels.as_the_application(async |database| Migrator::down(database, None).await);
    says(&parcels.run("migrate status", 0), "0 applied, 5 pending");
    parcels.as_the_application(async |database| Migrator::up(database, None).await);
    says(&parcels.run("migrate status", 0), "5 applied, 0 pending");
    says(&parcels.run("migrate validate", 0), "5 migrations, all as they should be");
    says(&parcels.run("check", 0), "the database = entities");
    parcels.run("migrate down --all --accept drop_table --accept drop_column --accept change_rows --accept not_rehearsed", 0);
    parcels.as_the_application(async |database| {
        assert_eq!(Migrator::get_pending_migrations(database).await?.len(), 5);
        assert!(!SchemaManager::new(database).has_table("parcel").await?);
        Ok(())
    });
}

/// A migration that fails leaves nothing, and the error says which it was, and what the server said to which statement.
#[test]
fn a_migration_is_one_transaction_with_its_row() {
    let parcels = Parcels::new();
    parcels.sql("CREATE TABLE parcel (id int)");
    let said = parcels.run("migrate up", 1);
    for part in [
        "m20250101_000001_create_parcel is in Rust, and its up() fails",
        "relation \"parcel\" already exists (SQLSTATE 42P07)",
        "statement: CREATE TABLE \"parcel\"",
        "migrate baseline",
    ] {
        says(&said, part);
    }
    assert!(parcels.ledger().is_empty());
    assert!(parcels.texts("SELECT typname::text FROM pg_type WHERE typname = 'parcel_status'").is_empty());
    parcels.sql("DROP TABLE parcel");
    says(&parcels.run("migrate up --steps 2", 0), "m20250102_000001_add_weight");
    parcels.sql("ALTER TABLE parcel ADD COLUMN grams int");
    let said = parcels.run("migrate up", 1);
    says(&said, "m20250103_000001_count_grams is in Rust, and its up() fails");
    says(&said, "the table is not as it should be");
    assert_eq!(parcels.ledger(), ALL[..2]);
}

/// What would be lost is learned by running the way back at a savepoint.
#[test]
fn what_would_be_lost_is_named() {
    let parcels = Parcels::new();
    parcels.run("migrate up --to m20250101_000001_create_parcel", 0);
    parcels.sql(
        "INSERT INTO parcel (label, status, tags, details, key, price, came_at)
         VALUES ('x', 'sent', '{}', '{}', gen_random_uuid(), 1, now())",
    );
    says(
        &parcels.run("migrate down --dry-run", 0),
        "is in Rust: which statements down() runs is known when it runs",
    );
    says(&parcels.run("migrate down", 4), "drop_table parcel, 1 row");
    assert_eq!(parcels.ledger(), ALL[..1]);
    parcels.run("migrate down --accept drop_table", 0);
    assert!(parcels.ledger().is_empty());
    parcels.run("migrate up --to count_grams", 0);
    says(&parcels.run("migrate redo", 4), "drop_column parcel.grams");
    parcels.run("migrate redo --accept drop_column --accept change_rows", 0);
    assert_eq!(parcels.ledger(), ALL[..3]);
    parcels.run("migrate up", 0);
    says(&parcels.run("migrate down --steps 2", 4), "not_rehearsed m20250104_000001_index_label");
}

/// A migration without a transaction that stopped is begun anew.
#[test]
fn what_stopped_is_run_again() {
    let parcels = Parcels::new();
    parcels.run("migrate up --to count_grams", 0);
    parcels.sql("UPDATE parcel SET label = 'same'");
    let said = parcels.run("migrate up", 1);
    says(&said, "m20250104_000001_index_label is in Rust, and its up() fails");
    says(&said, "statement: CREATE UNIQUE INDEX CONCURRENTLY parcel_label");
    assert_eq!(parcels.ledger(), ALL[..3]);
    says(&parcels.run("migrate status", 0), "1 interrupted");
    parcels.sql("UPDATE parcel SET label = id::text");
    parcels.run("migrate up", 0);
    assert_eq!(parcels.ledger(), ALL);
    let valid = "SELECT indisvalid::text FROM pg_index WHERE indexrelid = 'parcel_label'::regclass";
    assert_eq!(parcels.texts(valid), ["true"]);
    says(&parcels.run("check", 0), "the database = entities");
}

/// Another run of the program waits: the migration is on the session that holds the lock.
#[test]
fn everything_is_made_anew() {
    let parcels = Parcels::new();
    for _ in 0..2 {
        says(&parcels.run("fresh", 0), "5 migrations run, 1 table created");
        assert_eq!(parcels.ledger(), ALL);
    }
    says(&parcels.run("check", 0), "the database = entities");
}

#[test]
fn a_database_that_was_made_otherwise_is_told() {
    let parcels = Parcels::new();
    parcels.run("push --yes", 0);
    parcels.run("migrate baseline m20250105_000001_add_note", 0);
    assert_eq!(parcels.ledger().len(), 5);
    says(&parcels.run("migrate status", 0), "5 applied, 0 pending");
}

/// What is generated is SQL, and comes after those in Rust.
#[test]
fn a_new_migration_is_written_beside_those_in_rust() {
    let parcels = Parcels::new();
    let folder = parcels.folder.path().join("migration/src/parcels");
    std::fs::create_dir_all(&folder).expect("a folder");
    // The last one is not in the folder any more, so it is to be written again.
    parcels.run("generate note_what_is_said", 0);
    let written: Vec<_> = std::fs::read_dir(&folder).expect("a folder").flatten().collect();
    let [one] = written.as_slice() else { panic!("{written:?}") };
    let up = std::fs::read_to_string(one.path().join("up.sql")).expect("a file");
    says(&up, "ALTER TABLE public.parcel ADD COLUMN note text;");
    let name = one.file_name().into_string().expect("a name");
    assert!(name.as_str() > ALL[3], "{name}");
    says(&parcels.run("generate nothing", 0), "nothing to generate");
    parcels.run("migrate up", 0);
    assert_eq!(parcels.ledger(), [&ALL[..4], &[name.as_str()]].concat());
    says(&parcels.run("check", 0), "the database = entities");
    let said = parcels.run(&format!("squash --to {name}"), 2);
    says(&said, "there are migrations in Rust among these");
    says(&said, "in Rust: m20250101_000001_create_parcel");
}

/// The files of the migrator are not those of another tool.
#[test]
fn its_files_are_its_own() {
    let parcels = Parcels::new();
    let folder = parcels.folder.path().join("migration/src/parcels");
    let note = folder.join(ALL[4]);
    std::fs::create_dir_all(&note).expect("a folder");
    std::fs::write(note.join("up.sql"), "ALTER TABLE parcel ADD COLUMN note text").expect("written");
    std::fs::write(folder.join(ALL[0]).with_extension("rs"), "").expect("written");
    says(&parcels.run("migrate validate", 0), "5 migrations, all as they should be");
    std::fs::write(folder.join("m20240101_000001_other.rs"), "").expect("written");
    let said = parcels.run("migrate validate", 3);
    says(&said, "m20240101_000001_other.rs is a migration in Rust");
    assert!(!said.contains("create_parcel.rs"), "{said}");
    assert!(Path::new(&folder).exists());
    let sql = parcels.run("migrate up --dry-run", 1);
    assert!(!sql.contains("CREATE TABLE"), "{sql}");
    std::fs::remove_file(folder.join("m20240101_000001_other.rs")).expect("removed");
    let sql = parcels.run("migrate up --dry-run", 0);
    says(
        &sql,
        "-- m20250101_000001_create_parcel is in Rust: which statements up() runs is known when it runs",
    );
    says(&sql, "ALTER TABLE parcel ADD COLUMN note text");
}

/// What was changed by hand becomes a migration in SQL behind those in Rust.
#[test]
fn what_was_changed_by_hand_is_taken_over() {
    let parcels = Parcels::new();
    let note = parcels.folder.path().join("migration/src/parcels").join(ALL[4]);
    std::fs::create_dir_all(&note).expect("a folder");
    std::fs::write(note.join("up.sql"), "ALTER TABLE parcel ADD COLUMN note text").expect("written");
    parcels.run("migrate up", 0);
    parcels.sql("CREATE INDEX parcel_price ON parcel (price)");
    says(&parcels.run("check", 3), "drift adopt NAME");
    says(&parcels.run("drift adopt index_prices", 0), "index_prices");
    assert_eq!(parcels.ledger().len(), 6);
    says(&parcels.run("migrate validate", 0), "6 migrations, all as they should be");
    parcels.run("migrate down", 0);
    assert!(parcels.texts("SELECT relname::text FROM pg_class WHERE relname = 'parcel_price'").is_empty());
    parcels.run("migrate up", 0);
    assert_eq!(parcels.ledger().len(), 6);
}

/// The ledger is repaired as that of migrations in SQL.
#[test]
fn the_ledger_is_repaired() {
    let parcels = Parcels::new();
    parcels.run("migrate up", 0);
    parcels.sql("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20250106_000001_gone', 1)");
    says(&parcels.run("migrate validate", 3), "m20250106_000001_gone");
    parcels.run("migrate repair --yes", 0);
    assert_eq!(parcels.ledger(), ALL);
    says(&parcels.run("migrate validate", 0), "5 migrations, all as they should be");
}

/// A checkpoint is gone back to across migrations in Rust.
#[test]
fn a_checkpoint_is_gone_back_to() {
    let parcels = Parcels::new();
    parcels.sql("CREATE DATABASE copied");
    let sockets = parcels.server.socket_folder().display().to_string();
    let url = format!("--url postgresql://postgres@/copied?host={sockets}");
    parcels.run(&format!("migrate up --to count_grams {url}"), 0);
    parcels.run(&format!("migrate checkpoint before {url}"), 0);
    parcels.run(&format!("migrate up {url}"), 0);
    says(&parcels.run(&format!("migrate status {url}"), 0), "5 applied, 0 pending");
    parcels.run(
        &format!("migrate rollback before --confirm-database copied --accept replace_database {url}"),
        0,
    );
    says(&parcels.run(&format!("migrate status {url}"), 0), "3 applied, 2 pending");
    parcels.run(&format!("migrate up {url}"), 0);
    says(&parcels.run(&format!("migrate status {url}"), 0), "5 applied, 0 pending");
}
