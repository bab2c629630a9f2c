//! Rows that an application keeps elsewhere when their time is over.

mod batch;
mod order;
mod partitions;
mod set;
mod shape;

use crate::catalog::Name;
use crate::db::Session;
use crate::error::Result;
use serde::Serialize;

pub(crate) use batch::{count, left, move_batch};
pub(crate) use partitions::{detach, past, ranged_by_condition};
pub(crate) use set::Set;
pub(crate) use shape::{Partitioned, Table, prepare, table, would_prepare};

/// The schema of an archive that none is said for.
const SCHEMA: &str = "archive";

/// What an application archives: a value, which [`App::archive`](crate::App::archive) declares.
///
/// ```
/// use hbm_db::Archive;
/// let old = Archive::new("old-orders", "orders", "finished_at < now() - interval '2 years'")
///     .what("orders that were finished two years ago, with their lines")
///     .along(["order_lines"]);
/// assert_eq!(old.to.to_string(), "archive.orders");
/// ```
#[derive(Clone, Debug)]
pub struct Archive {
    /// What `hbm-db archive` calls it.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The table. Without a schema it is one of `public`.
    pub table: Name,
    /// Which rows: a condition, in which names without a schema are those of `public`.
    pub rows: String,
    /// The table that they go to.
    pub to: Name,
    /// The tables whose rows go along with the rows that they refer to.
    pub along: Vec<Name>,
}

impl Archive {
    /// Rows of a table for which a condition holds. They go to a table of the same name in the schema `archive`.
    pub fn new(name: impl Into<String>, table: &str, rows: impl Into<String>) -> Self {
        let table = named(table);
        Self {
            name: name.into(),
            description: String::new(),
            to: Name { namespace: crate::catalog::Ident::new(SCHEMA), name: table.name.clone() },
            table,
            rows: rows.into(),
            along: Vec::new(),
        }
    }

    /// Says what it is for.
    #[must_use]
    pub fn what(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Names another schema, or a table in one: `history`, `history.old_orders`.
    #[must_use]
    pub fn to(mut self, to: &str) -> Self {
        self.to = match to.split_once('.') {
            Some((namespace, name)) => Name::new(namespace, name),
            None => Name::new(to, self.table.name.as_str()),
        };
        self
    }

    /// Names tables whose rows go along with the rows that they refer to.
    #[must_use]
    pub fn along<'a>(mut self, tables: impl IntoIterator<Item = &'a str>) -> Self {
        self.along.extend(tables.into_iter().map(named));
        self
    }

    /// Where the rows of a table go that are moved along.
    pub(crate) fn place_of(&self, table: &Name) -> Name {
        match *table == self.table {
            true => self.to.clone(),
            false => self.to.sibling(&table.name),
        }
    }
}

fn named(table: &str) -> Name {
    match table.split_once('.') {
        Some((namespace, name)) => Name::new(namespace, name),
        None => Name::new("public", table),
    }
}

/// What was moved from a table.
#[derive(Clone, Debug, Serialize)]
pub struct Moved {
    /// The table.
    pub table: String,
    /// Where its rows are now.
    pub to: String,
    /// How many.
    pub rows: u64,
}

/// A partition that was moved as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct MovedPartition {
    /// What it was called.
    pub partition: String,
    /// What it is called now.
    pub to: String,
    /// How many rows it has.
    pub rows: u64,
}

/// Ends a transaction that failed, and says who holds the lock where that was it.
async fn undone(session: &mut Session, error: crate::error::Error) -> crate::error::Error {
    // Where that fails, the connection is gone and the server rolls back by itself.
    match session.rollback().await {
        Ok(()) => session.naming_holders(error).await,
        Err(_) => error,
    }
}

/// Runs work in a transaction, in which names are those of `public`, and no policy hides a row.
async fn in_transaction<T>(
    session: &mut Session,
    timeout: crate::db::LockTimeout,
    work: impl AsyncFnOnce(&mut Session) -> Result<T>,
) -> Result<T> {
    let begin = format!(
        "begin; {}; set local search_path = public; set local row_security = off",
        timeout.statement()
    );
    let done = match session.execute(&begin).await {
        Ok(()) => work(session).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(value) => {
            session.commit().await?;
            Ok(value)
        }
        Err(error) => Err(undone(session, error).await),
    }
}
