//! Copies of whole databases: made as templates, sealed, and put in the place of the original.
//!
//! The copy is a database of its own on the same server, `<database>_checkpoint_<name>`, that nobody can connect to.
//! What is known of it stands in its comment, so that it outlives the original. The comment also says that it is a copy,
//! and of which database: a name proves nothing. Whatever is broken off, it is marked as ours from the statement on that
//! makes it, so that it can be found and dropped.

use super::Session;
use super::database::{NewDatabase, drop_database, drop_unused};
use super::lock::Blocker;
use crate::advice::{Advice, Operation};
use crate::catalog::{Ident, quote_literal};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::fmt::Display;

/// The comment of a copy.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    /// The database that it is a copy of.
    hbm_db_copy_of: String,
    /// What the copy is called.
    name: String,
    /// What was written down when it was made.
    known: String,
}

/// A database that is called like a copy.
#[derive(Deserialize)]
struct Candidate {
    database: String,
    number: i64,
    comment: String,
}

/// A sealed copy of a database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The copy.
    pub database: String,
    /// What it is called.
    pub name: String,
    /// What was written down when it was made.
    pub comment: String,
    /// Its number on the server.
    pub number: i64,
}

/// PostgreSQL cuts longer names (manual, "Identifiers and Key Words").
const LONGEST_NAME: usize = 63;

/// The limit of connections of a database that nobody can connect to, by which it is known as ours: "hbmd" in ASCII. It
/// is set by the statement that makes the database; a comment would come later.
pub(super) const MARK: i32 = 0x6862_6d64;

/// What the comment of a replaced database begins with; its former name follows.
pub(super) const REPLACED: &str = "hbm-db: before a rollback, this was ";

/// A copy that a run left which was broken off.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CopyLeft {
    /// The database.
    pub database: String,
    /// What it is.
    pub what: String,
    /// Its number on the server.
    pub number: i64,
}

fn prefix(database: &str) -> String {
    format!("{database}_checkpoint_")
}

impl Copy {
    /// The copies of the connected database.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn list(session: &mut Session) -> Result<Vec<Self>> {
        let own = session.server.database.clone();
        let literal = quote_literal(&prefix(&own));
        let found: Vec<Candidate> =
            session.read(&include_str!("sql/checkpoints.sql").replace("$prefix", &literal)).await?;
        let copy = |Candidate { database, number, comment }| {
            let mark: Mark = serde_json::from_str(&comment).ok()?;
            let is_one = mark.hbm_db_copy_of == own && prefix(&own) + &mark.name == database;
            is_one.then_some(Self { database, name: mark.name, comment: mark.known, number })
        };
        Ok(found.into_iter().filter_map(copy).collect())
    }

    /// Copies the connected database and seals the copy. One of that name that was not finished is dropped.
    ///
    /// # Errors
    /// Exit 1 where others are connected to it, with who, and where there is a copy of that name; what the server
    /// answers.
    pub async fn create(session: &mut Session, name: &str, comment: &str) -> Result<Self> {
        let database = session.server.database.clone();
        let copy = prefix(&database) + name;
        if copy.len() > LONGEST_NAME {
            return Err(Error::usage(format!("{copy} is longer than the {LONGEST_NAME} bytes of a name"))
                .hint("give the checkpoint a shorter name"));
        }
        if let Some(left) = Self::left(session, &database).await?.iter().find(|left| left.database == copy) {
            left.drop(session).await?;
        }
        let new = NewDatabase {
            name: &copy,
            template: &database,
            mark: i64::from(MARK),
            options: "allow_connections false",
        };
        let made = new.create(session).await;
        match made {
            Err(error) if error.sqlstate() == Some("55006") => {
                return Err(in_use(session, &database, error).await?);
            }
            made => made?,
        }
        let mark = Mark { hbm_db_copy_of: database, name: name.into(), known: comment.into() };
        let mark =
            serde_json::to_string(&mark).map_err(|error| Error::bug("a mark is not JSON").because(error))?;
        let to = Ident::new(&copy);
        session.execute(&format!("comment on database {to} is {}", quote_literal(&mark))).await?;
        let made = Self::list(session).await?.into_iter().find(|one| one.database == copy);
        made.ok_or_else(|| Error::failed(format!("{copy} was made, and is not there any more")))
    }

    /// The copies that a run for a database left which was broken off, and those for databases that are gone.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn left(session: &mut Session, database: &str) -> Result<Vec<CopyLeft>> {
        let quoted = serde_json::to_string(database)
            .map_err(|error| Error::bug("a name is not JSON").because(error))?;
        let sql = include_str!("sql/copies_left.sql")
            .replace("$prefix", &quote_literal(&prefix(database)))
            .replace("$database", &quote_literal(database))
            .replace("$copy", &quote_literal(&format!("{{\"hbm_db_copy_of\":{quoted},")))
            .replace("$replaced", &quote_literal(REPLACED))
            .replace("$mark", &MARK.to_string());
        session.read(&sql).await
    }

    /// Drops what is left of a broken checkpoint of the connected database, by the name of that; false where there is
    /// none.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn drop_unfinished(session: &mut Session, name: &str) -> Result<bool> {
        let database = session.server.database.clone();
        let copy = prefix(&database) + name;
        let left = Self::left(session, &database).await?;
        match left.into_iter().find(|left| left.database == copy) {
            Some(left) => left.drop(session).await.map(|()| true),
            None => Ok(false),
        }
    }

    /// Drops it.
    ///
    /// # Errors
    /// Exit 4 where another database has its name now; what the server answers.
    pub async fn drop(self, session: &mut Session) -> Result<()> {
        if !Self::list(session).await?.contains(&self) {
            return Err(not_what_it_was(&self.database));
        }
        drop_unused(session, &self.database).await
    }
}

impl CopyLeft {
    /// Drops it.
    ///
    /// # Errors
    /// Exit 4 where another database has its name now; what the server answers.
    pub async fn drop(&self, session: &mut Session) -> Result<()> {
        drop_numbered(session, &self.database, self.number).await
    }
}

/// Drops a database, and everybody who is connected to it, unless another one has its name now.
///
/// # Errors
/// Exit 4 where that is so; what the server answers.
pub(super) async fn drop_numbered(session: &mut Session, database: &str, number: i64) -> Result<()> {
    if number_of(session, database).await? != Some(number) {
        return Err(not_what_it_was(database));
    }
    drop_database(session, database).await
}

/// The number of a database on its server.
pub(super) async fn number_of(session: &mut Session, database: &str) -> Result<Option<i64>> {
    let name = quote_literal(database);
    let query = format!("select d.oid::text from pg_catalog.pg_database d where d.datname = {name}");
    Ok(session.texts(&query).await?.first().and_then(|number| number.parse().ok()))
}

/// What is told where another database has the name of one that was looked at before.
pub(super) fn not_what_it_was(database: &str) -> Error {
    Error::refused(format!("{database} is no longer the database that it was"))
        .hint(Advice::to("look at what there is: ").run(Operation::MigrateCheckpoint, ""))
}

pub(super) async fn in_use(session: &mut Session, database: &str, error: Error) -> Result<Error> {
    let others = connected(session, database).await?;
    Ok(error
        .context(format!(
            "others are connected to {database}, and it can only be copied or replaced without them"
        ))
        .details(others.iter().map(|other| format!("connected: {other}")))
        .hint("let them end, or end them with --terminate"))
}

/// The other sessions of a database.
///
/// # Errors
/// What the server answers.
pub async fn connected(session: &mut Session, database: impl Display) -> Result<Vec<Blocker>> {
    let database = quote_literal(&database.to_string());
    session.read(&include_str!("sql/connected.sql").replace("$database", &database)).await
}
