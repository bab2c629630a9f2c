//! A state of a database to go back to: a sealed copy on the server, or a dump where the role may not create databases.

use super::{Ledger, Rows, count_rows};
use crate::advice::{Advice, Operation};
use crate::backup;
use crate::catalog::{Catalog, Ident, OWN_NAMESPACE};
use crate::config::{make_in_own_folder, own_folder};
use crate::db::{Copy, CopyLeft, OWN_TABLES, Session, Target, connected, refuse_what_goes};
use crate::error::{Error, Result};
use crate::file::{FileKind, read_plain};
use crate::introspect::{self, inventory};
use crate::plan::flush;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A state to go back to.
#[derive(Debug)]
pub(crate) struct Checkpoint {
    pub(crate) name: String,
    pub(crate) facts: Facts,
    pub(crate) kind: Kind,
}

/// Where it is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A database on the same server.
    Copy(Copy),
    /// A file.
    Dump(PathBuf),
}

/// What the database was when it was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// The last applied migration.
    pub(crate) migration: Option<String>,
    /// When it was made.
    pub(crate) made_at: String,
    /// The rows of each table.
    pub(crate) rows: Vec<Rows>,
}

impl Facts {
    /// Those of the connected database now.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn now(session: &mut Session) -> Result<Self> {
        let ledger = Ledger::read(session).await?;
        let now = session.texts("select to_char(now(), 'YYYY-MM-DD HH24:MI:SS TZ')").await?;
        Ok(Self {
            migration: ledger.applied.last().map(|row| row.name.clone()),
            made_at: now.into_iter().next().unwrap_or_default(),
            rows: count_rows(session).await?,
        })
    }

    /// Tables whose number of rows is another now, one line each.
    pub(crate) fn changed_since(&self, now: &Self) -> Vec<String> {
        let then = |table: &str| self.rows.iter().find(|one| one.table == table).map(|one| one.rows);
        let gone = self.rows.iter().filter(|one| now.rows.iter().all(|other| other.table != one.table));
        let changed = now.rows.iter().filter_map(|one| match then(&one.table) {
            None => Some(format!("{}: {} rows; it was not there then", one.table, one.rows)),
            Some(rows) if rows != one.rows => Some(format!("{}: {} rows, {rows} then", one.table, one.rows)),
            Some(_) => None,
        });
        changed.chain(gone.map(|one| format!("{}: gone, {} rows then", one.table, one.rows))).collect()
    }
}

impl Checkpoint {
    /// Those of the connected database, on the server and in files.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn list(session: &mut Session) -> Result<Vec<Self>> {
        let copies = Copy::list(session).await?.into_iter().filter_map(|copy| {
            let facts = serde_json::from_str(&copy.comment).ok()?;
            Some(Self { name: copy.name.clone(), facts, kind: Kind::Copy(copy) })
        });
        let mut list: Vec<Self> = copies.collect();
        let folder = folder(&session.server.database);
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let file = entry.path();
            let facts = read_plain(&file.with_extension("json"), FileKind::Json).ok();
            if let (true, Some(name), Some(facts)) = (
                file.extension().is_some_and(|extension| extension == "sql"),
                file.file_stem().and_then(|name| name.to_str()),
                facts.and_then(|text| serde_json::from_str(&text).ok()),
            ) {
                list.push(Self { name: name.to_owned(), facts, kind: Kind::Dump(file) });
            }
        }
        Ok(list)
    }

    /// What runs left that were broken off: databases, and files.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn left(session: &mut Session) -> Result<(Vec<CopyLeft>, Vec<PathBuf>)> {
        let database = session.server.database.clone();
        let entries = fs::read_dir(folder(&database)).into_iter().flatten().flatten();
        let is_left = |path: &PathBuf| match path.extension().and_then(|extension| extension.to_str()) {
            Some("part" | "flush") => true,
            Some("json") => !path.with_extension("sql").exists(),
            _ => false,
        };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_left).collect();
        files.sort();
        Ok((Copy::left(session, &database).await?, files))
    }

    /// Makes one of the connected database.
    ///
    /// # Errors
    /// Exit 2 where there is one of that name; exit 1 where others are connected, with who.
    pub(crate) async fn make(session: &mut Session, target: &Target, name: &str) -> Result<Self> {
        if Self::list(session).await?.iter().any(|one| one.name == name) {
            return Err(Error::usage(format!("there is a checkpoint {name} already")).hint(
                Advice::to("choose another name, or drop it: ")
                    .run(Operation::MigrateCheckpoint, format!("{name} --drop")),
            ));
        }
        let facts = Facts::now(session).await?;
        let comment =
            serde_json::to_string(&facts).map_err(|error| Error::bug("facts are not JSON").because(error))?;
        if session.server.may_create_databases {
            match Copy::create(session, name, &comment).await {
                Ok(copy) => {
                    return Ok(Self { name: name.to_owned(), facts, kind: Kind::Copy(copy) });
                }
                // The role may create databases, and not copy this one, which is another's.
                Err(error) if error.sqlstate() == Some("42501") => {}
                Err(error) => return Err(error),
            }
        }
        refuse_what_no_dump_has(session).await?;
        let file = folder(&session.server.database).join(format!("{name}.sql"));
        let unwritten =
            |error: std::io::Error| Error::failed(format!("cannot write {}", file.display())).because(error);
        make_in_own_folder(below(&session.server.database)).map_err(unwritten)?;
        // One that belongs to another stays in any case, and only its owner may make it or comment on it. plpgsql is
        // always there, and stands for none.
        let own = session
            .texts("select e.extname::text from pg_catalog.pg_extension e where pg_catalog.pg_has_role(e.extowner, 'usage') or e.extname = 'plpgsql'")
            .await?;
        // A dump that is there is described.
        fs::write(file.with_extension("json"), &comment).map_err(unwritten)?;
        backup::dump(target, &file, &own).inspect_err(|_| {
            // What describes none is of no use.
            let _ = fs::remove_file(file.with_extension("json"));
        })?;
        Ok(Self { name: name.to_owned(), facts, kind: Kind::Dump(file) })
    }

    /// Drops it.
    ///
    /// # Errors
    /// What the server or the file system answers.
    pub(crate) async fn drop(self, session: &mut Session) -> Result<()> {
        match self.kind {
            Kind::Copy(copy) => copy.drop(session).await,
            Kind::Dump(file) => fs::remove_file(&file)
                .and_then(|()| fs::remove_file(file.with_extension("json")))
                .map_err(|error| Error::failed(format!("cannot remove {}", file.display())).because(error)),
        }
    }

    /// Makes the database what it was, whole or not at all, and hands back a session to it.
    ///
    /// # Errors
    /// Exit 1 where others are connected, with who; what the server or psql answers.
    pub(crate) async fn go_back(
        &self,
        mut session: Session,
        target: &Target,
        namespaces: &BTreeSet<Ident>,
    ) -> Result<Session> {
        let file = match &self.kind {
            Kind::Copy(copy) => return copy.put_back(session, target).await,
            Kind::Dump(file) => file,
        };
        let database = session.server.database.clone();
        let others = connected(&mut session, &database).await?;
        if !others.is_empty() {
            return Err(Error::failed(format!(
                "others are connected to {database}, and it can only be replaced without them"
            ))
            .details(others.iter().map(|other| format!("connected: {other}")))
            .hint("let them end, or end them with --terminate"));
        }
        refuse_what_goes(&mut session, &database).await?;
        refuse_what_no_dump_has(&mut session).await?;
        // Everything goes, also what is in schemas that are nobody's in particular.
        let mut namespaces = namespaces.clone();
        namespaces.extend(introspect::namespaces(&mut session).await?);
        let dropped = flush(&inventory(&mut session, &namespaces, &Catalog::default()).await?)
            .into_iter()
            .map(|one| one.sql);
        let mut script = vec![
            "SET client_min_messages = warning".to_owned(),
            "SELECT pg_catalog.lo_unlink(l.oid) FROM pg_catalog.pg_largeobject_metadata l".to_owned(),
        ];
        script.extend(dropped);
        let own = namespaces.iter().map(Ident::to_string).filter(|name| name != "public");
        script.extend(own.map(|name| format!("DROP SCHEMA IF EXISTS {name} CASCADE")));
        script.extend(drop_own_schema(&mut session).await?);
        let before = file.with_extension("flush");
        fs::write(&before, script.join(";\n") + ";\n")
            .map_err(|error| Error::failed(format!("cannot write {}", before.display())).because(error))?;
        // The dump makes locks of its own; ours would be on tables that go.
        session.close().await;
        let restored = backup::restore(target, &[&before, file]);
        // It is written anew each time.
        let _ = fs::remove_file(&before);
        restored?;
        target.connect().await
    }
}

/// Drops our own schema, and nothing that somebody else put into it.
async fn drop_own_schema(session: &mut Session) -> Result<Vec<String>> {
    let own = Ident::new(OWN_NAMESPACE);
    let inventory = inventory(session, &BTreeSet::from([own.clone()]), &Catalog::default()).await?;
    let foreign: Vec<String> = inventory
        .objects
        .iter()
        .filter(|object| !OWN_TABLES.iter().any(|table| object.identity == format!("{own}.{table}")))
        .map(|object| object.identity.clone())
        .collect();
    if !foreign.is_empty() {
        return Err(Error::refused(format!(
            "there is something in the schema {own} that hbm-db did not make"
        ))
        .details(foreign)
        .hint("move it to another schema, or drop it"));
    }
    let mut dropped: Vec<String> = flush(&inventory).into_iter().map(|one| one.sql).collect();
    dropped.push(format!("DROP SCHEMA IF EXISTS {own}"));
    Ok(dropped)
}

/// A dump holds what is in schemas, and large objects. What else there is would be lost, or lose what it is about.
///
/// # Errors
/// Exit 4 with what it is.
async fn refuse_what_no_dump_has(session: &mut Session) -> Result<()> {
    let left_out = session.texts(include_str!("sql/not_in_a_dump.sql")).await?;
    if left_out.is_empty() {
        return Ok(());
    }
    Err(Error::refused("the role may not create databases, and a dump would leave out what is in no schema")
        .details(left_out)
        .hint("let the role create databases: ALTER ROLE … CREATEDB"))
}

fn folder(database: &str) -> PathBuf {
    own_folder().join(below(database))
}

fn below(database: &str) -> PathBuf {
    Path::new("checkpoints").join(database)
}
