//! The ledger of another tool, read against the files: which migrations it ran.

mod checksum;
mod seen;
mod tool;

pub use tool::Tool;

use super::{Finding, Ledger, Migration, Migrations, journal};
use crate::catalog::Ident;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use tool::Keys;

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
    /// Those that are run again when they have changed, and have changed since; they are pending.
    pub changed: Vec<String>,
    /// What it calls those that it ran.
    #[serde(skip)]
    pub(crate) keys: Vec<String>,
}

impl Takeover {
    /// Writes down what was read of it, in the caller's transaction.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn remember(&self, session: &mut Session, app: &str) -> Result<()> {
        seen::write(session, app, &self.ledger, &self.keys).await
    }
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

/// The migrations, with what a ledger calls each.
type Keyed<'a> = [(&'a Migration, Option<String>)];

fn keyed<'a>(files: &'a Migrations, keys: &Keys) -> Vec<(&'a Migration, Option<String>)> {
    files.list.iter().map(|one| (one, keys.of(one))).collect()
}

impl Tool {
    /// Which migrations a row of its ledger says were run, as their places; the last of them is the one it names.
    fn ran(self, row: &Row, keyed: &Keyed<'_>) -> Range<usize> {
        let named = keyed.iter().position(|(_, key)| key.as_deref() == Some(&row.key));
        let found = named.or_else(|| keyed.iter().rposition(|(_, key)| row.covers(key.as_deref())));
        match found {
            Some(at) if self.says_the_last_alone() || row.up_to => 0..at + 1,
            Some(at) => at..at + 1,
            None => 0..0,
        }
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

    /// What there is to say where another tool has run some of these migrations and our own ledger is not there, or has run
    /// more since its ledger was taken over.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn findings(
        session: &mut Session,
        files: &Migrations,
        ledger: &Ledger,
    ) -> Result<Vec<Finding>> {
        let mut found = Vec::new();
        if ledger.hidden || files.list.is_empty() {
            return Ok(found);
        }
        for other in Self::all(session).await?.into_iter().filter(|one| one.readable) {
            let seen = other.seen(session, files, ledger).await?;
            // Beside our own ledger, that of another program may have the same numbers.
            if ledger.found && seen.is_empty() {
                continue;
            }
            let Some(keys) = other.tool.keys(files)? else { continue };
            let mut rows = other.rows(session, files).await?;
            rows.retain(|row| !seen.contains(&row.key));
            let keyed = keyed(files, &keys);
            let ran = rows.iter().flat_map(|row| other.tool.ran(row, &keyed));
            let ran: BTreeSet<usize> = ran.filter(|at| !ledger.has(&files.app, keyed[*at].0)).collect();
            // What it ran that is none of these is another program's.
            if !ran.is_empty() {
                found.push(Finding::RanElsewhere {
                    tool: other.tool,
                    ledger: other.shown(),
                    migrations: ran.into_iter().map(|at| keyed[at].0.name.clone()).collect(),
                    knows_some: ledger.found,
                });
            }
        }
        Ok(found)
    }

    /// What was read of it before. Where our ledger was lost, that counts for nothing.
    async fn seen(
        &self,
        session: &mut Session,
        files: &Migrations,
        ledger: &Ledger,
    ) -> Result<BTreeSet<String>> {
        let is_lost = !ledger.found && ledger.records.iter().any(|record| record.app == files.app);
        match is_lost {
            true => Ok(BTreeSet::new()),
            false => seen::read(session, &files.app, self).await,
        }
    }

    async fn rows(&self, session: &mut Session, files: &Migrations) -> Result<Vec<Row>> {
        session.read(&self.tool.query(files).replace("$ledger", &self.shown())).await
    }

    /// The table, for people.
    pub(crate) fn shown(&self) -> String {
        format!("{}.{}", Ident::new(&self.namespace), Ident::new(&self.name))
    }

    /// Reads it, and finds the file of each of its rows.
    ///
    /// # Errors
    /// Exit 1 where the role may not read it, where a run failed, and where a row has no file.
    pub(crate) async fn read(
        &self,
        session: &mut Session,
        files: &Migrations,
        ledger: &Ledger,
    ) -> Result<Takeover> {
        if !self.readable {
            return Err(Error::failed(format!(
                "the role {} may not read {}",
                session.server.user,
                self.shown()
            ))
            .hint(format!("GRANT SELECT ON {} TO the role, or use its owner", self.shown())));
        }
        let seen = self.seen(session, files, ledger).await?;
        let rows = self.rows(session, files).await?;
        if let Some(failed) = rows.iter().find(|row| row.failed) {
            return Err(Error::failed(format!("{} says that {} did not finish", self.shown(), failed.key))
                .hint(self.tool.remedy()));
        }
        let Some(keys) = self.tool.keys(files)? else {
            return Err(journal::missing(files.folder.as_deref().unwrap_or(Path::new(""))));
        };
        let keyed = keyed(files, &keys);
        let mut read = Takeover {
            tool: self.tool,
            ledger: self.shown(),
            applied: Vec::new(),
            pending: Vec::new(),
            edited: Vec::new(),
            changed: Vec::new(),
            keys: rows.iter().map(|row| row.key.clone()).collect(),
        };
        let (mut applied, mut unknown) = (BTreeSet::new(), Vec::new());
        for row in &rows {
            let ran = self.tool.ran(row, &keyed);
            let Some(last) = ran.clone().last() else {
                // A baseline need not be a migration.
                unknown.extend((!row.up_to).then(|| row.key.clone()));
                continue;
            };
            // What was undone here since it was taken over is not there any more.
            applied.extend(ran.filter(|at| !seen.contains(&row.key) || ledger.has(&files.app, keyed[*at].0)));
            let migration = keyed[last].0;
            let checksum = row.checksum.as_deref().filter(|_| !row.up_to);
            let bytes = checksum.and_then(|_| std::fs::read(&migration.up()?.path).ok());
            let is_known =
                checksum.zip(bytes).and_then(|(checksum, bytes)| self.tool.knows(checksum, &bytes));
            match (is_known, migration.repeated) {
                // It would be run again by its tool, so it is still to run.
                (Some(false), true) => {
                    applied.remove(&last);
                    read.changed.push(migration.name.clone());
                }
                (Some(false), false) => read.edited.push(migration.name.clone()),
                _ => {}
            }
        }
        if !unknown.is_empty() {
            return Err(self.without_files(&unknown, files));
        }
        for (at, (migration, _)) in keyed.iter().enumerate() {
            let list = if applied.contains(&at) { &mut read.applied } else { &mut read.pending };
            list.push(migration.name.clone());
        }
        Ok(read)
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
