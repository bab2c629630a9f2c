//! The ledger of another tool, read against the files: which migrations it ran.

mod checksum;
mod tool;

pub use tool::Tool;

use super::{Finding, Ledger, Migration, Migrations};
use crate::catalog::Ident;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A ledger of another tool in a database.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct OtherLedger {
    namespace: String,
    name: String,
    pub(crate) tool: Tool,
    readable: bool,
}

/// What such a ledger says.
#[derive(Clone, Debug, Serialize)]
pub struct Takeover {
    /// The tool.
    pub tool: Tool,
    /// Its table.
    pub ledger: String,
    /// The migrations that it ran, in their order.
    pub applied: Vec<String>,
    /// Those that it did not run.
    pub pending: Vec<String>,
    /// Those whose files are not those that it ran.
    pub edited: Vec<String>,
}

#[derive(Deserialize)]
struct Row {
    key: String,
    checksum: Option<String>,
    failed: bool,
    #[serde(default)]
    up_to: bool,
}

impl Row {
    /// Whether it stands for everything up to a version, and this one is among that.
    fn covers(&self, key: Option<&str>) -> bool {
        let version = |key: &str| key.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<u64>>>();
        self.up_to && key.and_then(version).zip(version(&self.key)).is_some_and(|(one, last)| one <= last)
    }
}

impl OtherLedger {
    /// Those that the database has.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn all(session: &mut Session) -> Result<Vec<Self>> {
        session.read(include_str!("sql/found.sql")).await
    }

    /// What there is to say where another tool has run some of these migrations, and our own ledger is not there.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn finding(
        session: &mut Session,
        files: &Migrations,
        ledger: &Ledger,
    ) -> Result<Option<Finding>> {
        if ledger.found || ledger.hidden || files.list.is_empty() {
            return Ok(None);
        }
        for other in Self::all(session).await?.into_iter().filter(|other| other.readable) {
            let rows = other.rows(session).await?;
            let keys = other.tool.keys(files.folder.as_deref());
            let is_run =
                |one: &&Migration| keys.of(one).is_some_and(|key| rows.iter().any(|row| row.key == key));
            // What it ran that is none of these is another program's.
            let migrations = files.list.iter().filter(is_run).count();
            if migrations > 0 {
                return Ok(Some(Finding::RanElsewhere {
                    tool: other.tool,
                    ledger: other.shown(),
                    migrations,
                }));
            }
        }
        Ok(None)
    }

    async fn rows(&self, session: &mut Session) -> Result<Vec<Row>> {
        session.read(&self.tool.query().replace("$ledger", &self.shown())).await
    }

    /// The table, for people.
    pub(crate) fn shown(&self) -> String {
        format!("{}.{}", Ident::new(&self.namespace), Ident::new(&self.name))
    }

    /// Reads it, and finds the file of each of its rows.
    ///
    /// # Errors
    /// Exit 1 where the role may not read it, where a run failed, and where a row has no file.
    pub(crate) async fn read(&self, session: &mut Session, files: &Migrations) -> Result<Takeover> {
        if !self.readable {
            return Err(Error::failed(format!(
                "the role {} may not read {}",
                session.server.user,
                self.shown()
            ))
            .hint(format!("GRANT SELECT ON {} TO the role, or use its owner", self.shown())));
        }
        let rows = self.rows(session).await?;
        if let Some(failed) = rows.iter().find(|row| row.failed) {
            return Err(Error::failed(format!("{} says that {} did not finish", self.shown(), failed.key))
                .hint(self.tool.remedy()));
        }
        let keys = self.tool.keys(files.folder.as_deref());
        let keyed: Vec<(&Migration, Option<String>)> =
            files.list.iter().map(|one| (one, keys.of(one))).collect();
        let mut applied: BTreeSet<usize> = BTreeSet::new();
        let (mut edited, mut unknown) = (Vec::new(), Vec::new());
        for row in &rows {
            let found = keyed.iter().position(|(_, key)| key.as_deref() == Some(&row.key));
            // A baseline need not be a migration.
            let found = found.or_else(|| keyed.iter().rposition(|(_, key)| row.covers(key.as_deref())));
            let Some(at) = found else {
                unknown.extend((!row.up_to).then(|| row.key.clone()));
                continue;
            };
            let first = match self.tool.says_the_last_alone() || row.up_to {
                true => 0,
                false => at,
            };
            applied.extend(first..=at);
            let migration = keyed[at].0;
            let checksum = row.checksum.as_deref().filter(|_| !row.up_to);
            let bytes = checksum.and_then(|_| std::fs::read(&migration.up()?.path).ok());
            let is_known =
                checksum.zip(bytes).and_then(|(checksum, bytes)| self.tool.knows(checksum, &bytes));
            edited.extend((is_known == Some(false)).then(|| migration.name.clone()));
        }
        if !unknown.is_empty() {
            return Err(self.without_files(&unknown, files));
        }
        let names = |are_applied: bool| {
            let chosen = keyed.iter().enumerate().filter(|(at, _)| applied.contains(at) == are_applied);
            chosen.map(|(_, (one, _))| one.name.clone()).collect()
        };
        let (applied, pending) = (names(true), names(false));
        Ok(Takeover { tool: self.tool, ledger: self.shown(), applied, pending, edited })
    }

    fn without_files(&self, unknown: &[String], files: &Migrations) -> Error {
        let error =
            Error::failed(format!("{} has migrations that have no file in {}", self.shown(), files.place()))
                .details(unknown.iter().map(|key| format!("there is no file for {key}")));
        match self.tool {
            Tool::Rails => error.hint(
                "migrations in Ruby do not run here: begin with one that makes everything there is, init --from URL, and say that the database has it, migrate baseline",
            ),
            _ => error.hint("bring the files back, from the branch that has them; or name their folder in hbm-db.yaml"),
        }
    }
}
