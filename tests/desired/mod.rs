//! The desired state, as people have it: files as psql runs them, folders, migrations, another database; and which schemas
//! of the database it speaks of.

mod elsewhere;
mod folders;
mod migrations;
mod psql;
mod schemas;

use crate::harness::{Database, Run, hbm_db};

/// `push --schema` of one file.
fn push(text: &str, database: &Database) -> Run {
    hbm_db(&["push", "--schema", "s.sql", "--yes", "--no-input"]).file("s.sql", text).on(database)
}

/// A run with files in its folder.
fn with_files(arguments: &[&str], files: &[(&str, &str)], database: &Database) -> Run {
    files.iter().fold(hbm_db(arguments), |run, (name, text)| run.file(name, text)).on(database)
}

/// Pushes a file, which makes what psql makes of it, and leaves nothing to do.
#[track_caller]
fn makes_what_psql_makes(text: &str, database: &Database) {
    push(text, database).succeeds();
    push(text, database).succeeds().says("no changes");
    let fresh = Database::new(database.cluster);
    psql(text, &fresh);
    assert_eq!(database.schema(), fresh.schema());
}

#[track_caller]
fn psql(text: &str, database: &Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("s.sql");
    std::fs::write(&file, text).expect("a file");
    let mut psql = database.cluster.client("psql", &database.name);
    let out = psql.args(["-qX", "-f"]).arg(&file).output().expect("psql starts");
    assert!(out.status.success(), "psql: {}", String::from_utf8_lossy(&out.stderr));
}

/// What `pg_dump` writes; none where it is older than the server.
fn dump(database: &Database, options: &[&str]) -> Option<String> {
    let out =
        database.cluster.client("pg_dump", &database.name).args(options).output().expect("pg_dump starts");
    if out.status.success() {
        return Some(String::from_utf8(out.stdout).expect("UTF-8"));
    }
    assert!(String::from_utf8_lossy(&out.stderr).contains("version mismatch"));
    None
}
