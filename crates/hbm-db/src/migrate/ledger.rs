//! What a database says of its migrations: `seaql_migrations`, which SeaORM keeps as well, says which were applied;
//! `hbm_db.migrations` what else is known of them.

use super::Migration;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::HashMap;

/// Both tables, as they were read.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Whether there is a ledger this role may read.
    pub found: bool,
    /// Whether there is one this role may not read.
    pub hidden: bool,
    /// Whether more is known of it that this role may not read.
    pub records_hidden: bool,
    /// The applied migrations, in the order they were applied in.
    pub applied: Vec<Applied>,
    /// What else is known, of other applications, too.
    pub records: Vec<Record>,
    /// Where the row of a name is in `applied`.
    rows: HashMap<String, usize>,
    /// Where the records of a name are in `records`.
    known: HashMap<String, Vec<usize>>,
}

/// A row of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Applied {
    /// The migration.
    pub name: String,
    /// When it was applied, in seconds since 1970.
    pub applied_at: i64,
    /// The same for people.
    pub shown: String,
}

/// A row of `hbm_db.migrations`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Record {
    /// Its application.
    pub app: String,
    /// The migration.
    pub name: String,
    /// The checksum of the file that ran.
    pub checksum: String,
    /// Whether it was being undone.
    pub undoing: bool,
    /// How many statements the file had.
    pub statements: usize,
    /// How many of them finished.
    pub reached: usize,
    /// The checksum of those.
    pub reached_checksum: String,
    /// The statement that was begun outside of a transaction, from 1, and was not seen to finish.
    pub running: Option<usize>,
    /// As in the ledger; none until all statements have finished.
    pub applied_at: Option<i64>,
    /// When it was begun, in seconds since 1970.
    pub started_at: f64,
    /// How long it took; none where nothing ran.
    pub milliseconds: Option<f64>,
    /// The role that ran it.
    pub role: String,
    /// The version of hbm-db that ran it.
    pub tool_version: String,
}

#[derive(Deserialize)]
struct Rows {
    applied: Vec<Applied>,
    records: Vec<Record>,
}

#[derive(Deserialize)]
struct Found {
    table: String,
    readable: bool,
}

impl Ledger {
    /// Reads both. Creates nothing.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(session: &mut Session) -> Result<Self> {
        let tables: Vec<Found> = session.read(include_str!("sql/ledger.sql")).await?;
        let is = |name: &str, readable: bool| {
            tables.iter().any(|found| found.table == name && found.readable == readable)
        };
        let (found, hidden) = (is("public.seaql_migrations", true), is("public.seaql_migrations", false));
        let ask = |name: &str, query: &str, readable: bool| match readable {
            true => format!("'{name}', (select coalesce(json_agg(q), '[]') from (\n{query}\n) q)"),
            false => format!("'{name}', '[]'::json"),
        };
        let sql = format!(
            "select json_build_object({}, {})::text",
            ask("applied", include_str!("sql/applied.sql"), found),
            ask("records", include_str!("sql/records.sql"), is("hbm_db.migrations", true))
        );
        let Rows { mut applied, records } = session.json(&sql).await?;
        sort(&mut applied, &records);
        let rows = applied.iter().enumerate().map(|(at, row)| (row.name.clone(), at)).collect();
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            known.entry(record.name.clone()).or_default().push(at);
        }
        let records_hidden = is("hbm_db.migrations", false);
        Ok(Self { found, hidden, records_hidden, applied, records, rows, known })
    }

    /// The same for somebody who is going to write it.
    ///
    /// # Errors
    /// Exit 1 where there is a ledger that this role may not read.
    pub async fn read_to_write(session: &mut Session) -> Result<Self> {
        Self::read_whole(session, ["SELECT, INSERT, DELETE", "SELECT, INSERT, UPDATE, DELETE"]).await
    }

    /// The same for somebody who has to know all of it, and writes nothing.
    ///
    /// # Errors
    /// As [`Self::read_to_write`].
    pub async fn read_to_know(session: &mut Session) -> Result<Self> {
        Self::read_whole(session, ["SELECT"; 2]).await
    }

    /// The same for a role that needs these privileges on the two tables.
    async fn read_whole(session: &mut Session, [on_ledger, on_records]: [&str; 2]) -> Result<Self> {
        let ledger = Self::read(session).await?;
        if ledger.hidden {
            return Err(Error::failed(format!(
                "there is a ledger, public.seaql_migrations, and the role {} may not read it",
                session.server.user
            ))
            .hint(format!("GRANT {on_ledger} ON public.seaql_migrations TO the role; or use its owner")));
        }
        if ledger.records_hidden {
            return Err(Error::failed(format!(
                "what is known of applied migrations is in hbm_db.migrations, and the role {} may not read it",
                session.server.user
            ))
            .hint(format!("GRANT USAGE ON SCHEMA hbm_db, and {on_records} ON hbm_db.migrations, TO the role; or use its owner")));
        }
        Ok(ledger)
    }

    /// What this role may not read of it, each with the privileges that are missing.
    pub fn not_known(&self) -> impl Iterator<Item = &'static str> {
        let ledger = "there is a ledger, public.seaql_migrations, and this role may not read it: GRANT SELECT ON public.seaql_migrations";
        let records = "what was edited is not known: this role may not read hbm_db.migrations: GRANT USAGE ON SCHEMA hbm_db, and SELECT ON hbm_db.migrations";
        [self.hidden.then_some(ledger), self.records_hidden.then_some(records)].into_iter().flatten()
    }

    /// The row of a migration.
    pub fn applied(&self, name: &str) -> Option<&Applied> {
        self.rows.get(name).map(|at| &self.applied[*at])
    }

    /// What is known of an applied migration. What was recorded of an application that SeaORM has undone and
    /// repeated since is not true any more.
    pub fn record(&self, app: &str, name: &str) -> Option<&Record> {
        let applied = self.applied(name)?;
        self.records_of(name).find(|one| one.app == app && one.applied_at == Some(applied.applied_at))
    }

    /// Whether a migration of an application was applied.
    pub fn has(&self, app: &str, migration: &Migration) -> bool {
        self.applied(&migration.name).is_some() && self.taken(app, migration).is_none()
    }

    /// The application that has applied a migration of the same name and another text; none where its row is no such.
    pub fn taken(&self, app: &str, migration: &Migration) -> Option<&str> {
        let applied_at = Some(self.applied(&migration.name)?.applied_at);
        let rows = || self.records_of(&migration.name).filter(|one| one.applied_at == applied_at);
        // Under another name, the application may be the same.
        let is_own = |one: &Record| one.app == app || one.checksum == migration.checksum;
        match rows().any(is_own) {
            true => None,
            false => rows().next().map(|one| one.app.as_str()),
        }
    }

    /// Whether a migration was recorded for another application.
    pub fn is_of_another(&self, app: &str, name: &str) -> bool {
        self.records_of(name).any(|one| one.app != app)
    }

    fn records_of(&self, name: &str) -> impl Iterator<Item = &Record> {
        self.known.get(name).into_iter().flatten().map(|at| &self.records[*at])
    }

    /// The migration that was begun and has not finished.
    pub fn interrupted(&self, app: &str) -> Option<&Record> {
        self.records.iter().find(|one| one.app == app && one.applied_at.is_none())
    }
}

/// Puts the rows into the order they were applied in. The ledger has seconds only; within one, what is known of the
/// migrations tells more, else their names.
fn sort(applied: &mut [Applied], records: &[Record]) {
    let started: HashMap<(&str, i64), f64> = records
        .iter()
        .filter_map(|record| Some(((record.name.as_str(), record.applied_at?), record.started_at)))
        .collect();
    let begun = |row: &Applied| {
        started.get(&(row.name.as_str(), row.applied_at)).copied().unwrap_or(row.applied_at as f64)
    };
    applied.sort_by(|one, other| {
        let order = one.applied_at.cmp(&other.applied_at);
        order.then(begun(one).total_cmp(&begun(other))).then_with(|| one.name.cmp(&other.name))
    });
}
