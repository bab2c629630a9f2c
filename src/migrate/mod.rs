//! Migrations: what the ledger says was applied.

use crate::db::Session;
use crate::error::Result;
use serde::{Deserialize, Serialize};

/// The migrations of an application against the ledger that SeaORM keeps, `seaql_migrations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// Whether the database has a ledger this role may read.
    pub found: bool,
    /// Migrations of the application that are in it, in their order.
    pub applied: Vec<String>,
    /// Migrations of the application that are not in it.
    pub pending: Vec<String>,
    /// Names in it that the application does not know.
    pub unknown: Vec<String>,
}

#[derive(Deserialize)]
struct Version {
    version: String,
}

impl Ledger {
    /// Reads the ledger. Creates nothing.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(session: &mut Session, names: &[String]) -> Result<Self> {
        let readable = session.texts(include_str!("sql/ledger.sql")).await?;
        let found = readable.first().is_some_and(|answer| answer == "true");
        let versions: Vec<Version> = if found {
            session.read("select version from public.seaql_migrations order by 1").await?
        } else {
            Vec::new()
        };
        let is_applied = |name: &String| versions.iter().any(|row| row.version == *name);
        let (applied, pending) = names.iter().cloned().partition(is_applied);
        let unknown = versions.into_iter().map(|row| row.version).filter(|name| !names.contains(name));
        Ok(Self { found, applied, pending, unknown: unknown.collect() })
    }
}
