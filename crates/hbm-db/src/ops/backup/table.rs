//! Restores one table of a backup into a schema of its own.

use super::verify::{dumped_by, may_make_databases};
use super::{shelf, stamp};
use crate::advice::{Advice, Operation};
use crate::backup::{
    Child, Kept, Load, Opened, TableRows, Tool, client, differing_rows, find, read_rows, unusable,
};
use crate::catalog::{Ident, Name, quote_literal};
use crate::db::{Guard, Reading, Session, Target, in_scratch};
use crate::error::{Error, Result};
use crate::near::nearest;
use crate::ops::Project;
use crate::progress::Progress;
use hbm_db_postgres::Client;
use serde::Serialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Which table is restored.
#[derive(Clone, Debug, Default)]
pub struct RestoreTable {
    /// The name or folder of a backup, or `latest`.
    pub name: String,
    /// The table, as `schema.table`; without a schema it is one of `public`.
    pub table: String,
    /// The folder of backups; the project's own if not given.
    pub folder: Option<PathBuf>,
    /// The identity that decrypts it.
    pub identity: Option<PathBuf>,
}

/// A table that was restored.
#[derive(Clone, Debug, Serialize)]
pub struct RestoredTable {
    /// The backup.
    pub backup: String,
    /// When its snapshot was taken.
    pub made_at: String,
    /// What it is called in the backup.
    pub table: String,
    /// Where it is now.
    pub restored: String,
    /// How many rows it has.
    pub rows: u64,
}

/// What is not restored along: it would do something, or needs other tables.
const LEFT_OUT: [&str; 11] = [
    "FK CONSTRAINT",
    "TRIGGER",
    "EVENT TRIGGER",
    "PUBLICATION",
    "SUBSCRIPTION",
    "RULE",
    "POLICY",
    "ROW SECURITY",
    "MATERIALIZED VIEW DATA",
    "BLOB",
    "SEQUENCE SET",
];

/// Restores one table of a backup, with its indexes and constraints, into a new schema of the database. Foreign keys, triggers, rules
/// and policies are left out.
///
/// # Errors
/// Exit 2 for a table that is not in the backup; exit 1 where it does not restore. Nothing is kept then.
pub async fn restore_table(project: &Project, options: &RestoreTable) -> Result<RestoredTable> {
    let target = project.target().await?;
    let kept = shelf(options.folder.as_deref()).find(&options.name, target.url().database())?;
    let (name, rows) = wanted(&kept, &options.table)?;
    let progress = project.begin("restoring");
    kept.check_files().await?;
    let opened = Opened::of(&kept, options.identity.as_deref()).await?;
    let mut session = target.connect().await?;
    may_make_databases(&session, &target, "restore --table")?;
    let guard = Guard::read(&mut session).await?;
    guard.allow_environment("restore", &session, &project.settings)?;
    guard.allow_writing("restore", &session, &target, false)?;
    let folder = tempfile::tempdir().map_err(unusable(&std::env::temp_dir()))?;
    let one = OneTable {
        name,
        schema: Ident::new(format!("restored_{}", stamp().to_lowercase())),
        dump: opened.dump(),
        folder: folder.path(),
        restores: find(Tool::Restore, dumped_by(&kept))?,
        dumps: find(Tool::Dump, super::major(&session))?,
        target: &target,
    };
    let list = one.list().await?;
    let alone = async |inside: &mut Session| one.take_out(inside, &list, &progress).await;
    let ((), mut session) = in_scratch(session, &target, Reading::Scratch, alone).await?;
    let database = session.server.database.clone();
    let load = one.load(&database);
    load.run(&one.file(), &[OsStr::new("--single-transaction")], &progress).await?;
    let there = Name { namespace: one.schema.clone(), name: one.name.name.clone() };
    let now = read_rows(&mut session, &opened.key()?, Some(&there.to_string()), &progress).await?;
    session.close().await;
    // It has another name now, and the checksum has none in it.
    let now: Vec<TableRows> =
        now.into_iter().map(|found| TableRows { table: rows.table.clone(), ..found }).collect();
    let differences = differing_rows(std::slice::from_ref(&rows), &now);
    if !differences.is_empty() {
        return Err(Error::failed(format!("{there} was restored, and is not what was backed up"))
            .details(differences)
            .hint(Advice::to("use another backup: ").run(Operation::BackupList, "")));
    }
    Ok(RestoredTable {
        backup: kept.manifest.name,
        made_at: kept.manifest.made_at,
        table: rows.table,
        restored: there.to_string(),
        rows: rows.rows,
    })
}

/// The table in the backup that is meant.
fn wanted(kept: &Kept, table: &str) -> Result<(Name, TableRows)> {
    let (schema, name) = table.split_once('.').unwrap_or(("public", table));
    let name = Name::new(schema, name);
    let shown = name.to_string();
    let all = &kept.manifest.tables;
    match all.iter().find(|one| one.table == shown) {
        Some(found) => Ok((name, found.clone())),
        None => {
            let near = nearest(&shown, all.iter().map(|one| one.table.as_str()));
            let error = Error::usage(format!("the backup {} has no table {shown}", kept.manifest.name));
            let error = error.hint("partitions are tables of their own, and a partitioned table has no rows");
            Err(near.into_iter().fold(error, |error, one| error.hint(format!("did you mean {one}?"))))
        }
    }
}

struct OneTable<'a> {
    name: Name,
    schema: Ident,
    dump: PathBuf,
    folder: &'a Path,
    restores: Client,
    dumps: Client,
    target: &'a Target,
}

impl OneTable<'_> {
    fn load<'b>(&'b self, database: &'b str) -> Load<'b> {
        Load {
            program: &self.restores,
            target: self.target,
            database,
            jobs: 1,
            owners: false,
            subscriptions: false,
        }
    }

    /// The dump of the table alone.
    fn file(&self) -> PathBuf {
        self.folder.join("table.dump")
    }

    /// Writes the list of what is restored: every definition, and the rows of one table.
    async fn list(&self) -> Result<PathBuf> {
        let whole = self.folder.join("whole.list");
        let mut command = client(&self.restores.path, self.target);
        command.arg("--list").arg("--file").arg(&whole).arg(&self.dump).stdin(Stdio::null());
        Child::start(command)?.finish(|| {}).await?;
        let text = std::fs::read_to_string(&whole).map_err(unusable(&whole))?;
        let rows = format!("TABLE DATA {} {} ", self.name.namespace.as_str(), self.name.name.as_str());
        let is_wanted = |line: &&str| {
            // 3364; 0 16385 TABLE DATA public users postgres
            let Some(what) = line.splitn(4, ' ').nth(3).filter(|_| !line.starts_with(';')) else {
                return false;
            };
            match what.starts_with("TABLE DATA ") {
                true => what.starts_with(&rows),
                false => !LEFT_OUT.iter().any(|kind| what.starts_with(kind)),
            }
        };
        let chosen: Vec<&str> = text.lines().filter(is_wanted).collect();
        let path = self.folder.join("chosen.list");
        std::fs::write(&path, chosen.join("\n") + "\n").map_err(unusable(&path))?;
        Ok(path)
    }

    /// Restores it in a scratch database, moves it into its schema, and dumps that.
    async fn take_out(&self, inside: &mut Session, list: &Path, progress: &dyn Progress) -> Result<()> {
        let scratch = inside.server.database.clone();
        let load = self.load(&scratch);
        load.run(&self.dump, &[OsStr::new("--use-list"), list.as_os_str()], progress).await?;
        let Name { namespace, name } = &self.name;
        let schema = &self.schema;
        // A part of another table is dumped with what it is a part of.
        let alone = include_str!("sql/alone.sql").replace("$table", &quote_literal(&self.name.to_string()));
        let mut statements = inside.texts(&alone).await?;
        statements.push(format!("create schema {schema}"));
        statements.push(format!("alter table {namespace}.{name} set schema {schema}"));
        inside.execute(&statements.join(";\n")).await?;
        let mut command = client(&self.dumps.path, self.target);
        command
            .env("PGDATABASE", &scratch)
            .args(["--no-password", "--format=custom", "--no-owner", "--no-privileges"])
            .arg(format!("--schema={schema}"))
            .arg("--file")
            .arg(self.file());
        Child::start(command)?.finish(|| {}).await
    }
}
