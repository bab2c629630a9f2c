//! Copies of whole databases: made as templates, sealed, and put in the place of the original.
//!
//! The copy is a database of its own on the same server, `<database>_checkpoint_<name>`, that nobody can connect to.
//! What is known of it stands in its comment, so that it outlives the original. The comment also says that it is a copy,
//! and of which database: a name proves nothing.

use super::lock::Blocker;
use super::{Session, Target};
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

    /// Copies the connected database and seals the copy.
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
        let (from, to) = (Ident::new(&database), Ident::new(&copy));
        let made =
            session.execute(&format!("create database {to} template {from} allow_connections false")).await;
        match made {
            Err(error) if error.sqlstate() == Some("55006") => {
                return Err(in_use(session, &database, error).await?);
            }
            made => made?,
        }
        let mark = Mark { hbm_db_copy_of: database, name: name.into(), known: comment.into() };
        let mark =
            serde_json::to_string(&mark).map_err(|error| Error::bug("a mark is not JSON").because(error))?;
        session.execute(&format!("comment on database {to} is {}", quote_literal(&mark))).await?;
        let made = Self::list(session).await?.into_iter().find(|one| one.database == copy);
        made.ok_or_else(|| Error::failed(format!("{copy} was made, and is not there any more")))
    }

    /// Drops it.
    ///
    /// # Errors
    /// Exit 4 where another database has its name now; what the server answers.
    pub async fn drop(self, session: &mut Session) -> Result<()> {
        if !Self::list(session).await?.contains(&self) {
            return Err(Error::refused(format!("{} is no longer the database that it was", self.database))
                .hint("look at what there is: hbm-db migrate checkpoint"));
        }
        session.execute(&format!("drop database if exists {}", Ident::new(&self.database))).await
    }

    /// Puts a copy of it in the place of the connected database, with the owner, settings and privileges of that. The
    /// session is given up for another database on the way, and a new one is handed back.
    ///
    /// # Errors
    /// Exit 1 where others are connected to the database, with who; what the server answers. The database is as it was
    /// then.
    pub async fn put_back(&self, session: Session, target: &Target) -> Result<Session> {
        let database = session.server.database.clone();
        session.close().await;
        let mut outside = outside(target, &database).await?;
        let done = self.swap(&mut outside, &database).await;
        outside.close().await;
        done?;
        target.connect().await
    }

    async fn swap(&self, outside: &mut Session, database: &str) -> Result<()> {
        let (original, new, old) = (
            Ident::new(database),
            Ident::new(format!("hbm_db_new_{}", std::process::id())),
            Ident::new(format!("hbm_db_old_{}", std::process::id())),
        );
        let replaced = number_of(outside, original.as_str()).await?;
        if number_of(outside, &self.database).await? != Some(self.number) {
            return Err(Error::refused(format!("{} is no longer the database that it was", self.database))
                .hint("look at what there is: hbm-db migrate checkpoint"));
        }
        outside.execute(&format!("create database {new} template {}", Ident::new(&self.database))).await?;
        let swapped = async {
            let settings = include_str!("sql/database_settings.sql")
                .replace("$from", &quote_literal(database))
                .replace("$to", &quote_literal(new.as_str()));
            for statement in outside.texts(&settings).await? {
                outside.execute(&statement).await?;
            }
            // Both or none: between the two there is no moment without a database of that name.
            outside
                .execute(&format!(
                    "begin; alter database {original} rename to {old}; alter database {new} rename to {original}; commit"
                ))
                .await
        }
        .await;
        if let Err(error) = swapped {
            // Nothing is open where the transaction did not begin.
            let _ = outside.rollback().await;
            outside.execute(&format!("drop database if exists {new}")).await?;
            return Err(match error.sqlstate() {
                Some("55006") => in_use(outside, database, error).await?,
                _ => error,
            });
        }
        // The one that was renamed, and no other that is called so.
        if number_of(outside, old.as_str()).await? != replaced {
            return Err(Error::failed(format!("the database that was replaced is no longer called {old}"))
                .hint(format!("{database} is what it was; drop the other yourself, if it is not needed")));
        }
        outside.execute(&format!("drop database {old} with (force)")).await
    }
}

/// The number of a database on its server.
async fn number_of(session: &mut Session, database: &str) -> Result<Option<i64>> {
    let name = quote_literal(database);
    let query = format!("select d.oid::text from pg_catalog.pg_database d where d.datname = {name}");
    Ok(session.texts(&query).await?.first().and_then(|number| number.parse().ok()))
}

/// A session to another database of the server: one cannot be replaced from inside.
async fn outside(target: &Target, database: &str) -> Result<Session> {
    let others = ["postgres", "template1"].into_iter().filter(|name| *name != database);
    let mut last = None;
    for other in others {
        match target.connect_to(Some(other)).await {
            Ok(session) => return Ok(session),
            Err(error) => last = Some(error),
        }
    }
    Err(last.unwrap_or_else(|| Error::bug("there is no other database to connect to")))
}

async fn in_use(session: &mut Session, database: &str, error: Error) -> Result<Error> {
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
