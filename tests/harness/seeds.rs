//! Seed files of a test.

use super::{Cluster, Database, Run};

/// The files lie in the folder the program runs in, so they count instead of those in the binary.
pub(crate) fn with(run: Run, files: &[(&str, &str)]) -> Run {
    files.iter().fold(run, |run, (name, text)| run.file(&format!("seed-data/hbm/{name}.yaml"), text))
}

/// A database with the built-in tables and no rows.
pub(crate) fn tables(cluster: &'static Cluster) -> Database {
    Database::after(cluster, &["reset", "--no-seed"])
}

/// One role.
pub(crate) const ROLE: (&str, &str) = ("roles", "key: name\nsets:\n  base:\n    admin: { name: admin }\n");
