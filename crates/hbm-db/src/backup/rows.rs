//! The rows of each table: how many, and a checksum that two equal tables share.
//!
//! Every row is hashed with its primary key in it, and the hashes are added: the sum does not depend on where rows lie or in which
//! order they are read, needs no memory, and two rows in each other's place have another. The hashes are made with a secret of the
//! backup, so that a checksum tells nobody a row who guesses it.

use crate::catalog::Fingerprint;
use crate::db::Session;
use crate::error::{Error, Result};
use crate::progress::Progress;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TableRows {
    /// The table, with its schema, quoted as SQL has it.
    pub(crate) table: String,
    /// How many rows.
    pub(crate) rows: u64,
    /// What tells them from others.
    pub(crate) checksum: String,
}

/// The secret of a backup's checksums.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key([i64; 2]);

impl Key {
    /// A new one.
    ///
    /// # Errors
    /// Exit 70 where the system has no random numbers.
    pub(crate) fn new() -> Result<Self> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| Error::bug(format!("no random numbers: {error}")))?;
        let (first, second) = bytes.split_at(8);
        let number = |half: &[u8]| half.iter().fold(0, |sum: i64, byte| (sum << 8) | i64::from(*byte));
        Ok(Self([number(first), number(second)]))
    }

    /// As it is kept beside the backup.
    pub(crate) fn text(&self) -> String {
        format!("{} {}\n", self.0[0], self.0[1])
    }

    /// From that text.
    ///
    /// # Errors
    /// Exit 1 where it is none.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let numbers: Vec<i64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        match numbers[..] {
            [first, second] => Ok(Self([first, second])),
            _ => Err(Error::failed("the backup has no secret of its checksums")),
        }
    }

    /// The aggregate over the texts of rows, `r.v`.
    fn sums(&self) -> String {
        let sum = |seed: i64| {
            format!(
                "coalesce(pg_catalog.sum(pg_catalog.hashtextextended(r.v collate pg_catalog.\"C\", {seed})::pg_catalog.numeric), 0)::pg_catalog.text"
            )
        };
        format!("{} || ' ' || {}", sum(self.0[0]), sum(self.0[1]))
    }
}

/// A table, and the list of its columns.
#[derive(Deserialize)]
struct Table {
    name: String,
    columns: String,
}

/// What is answered for each.
#[derive(Deserialize)]
struct Sums {
    rows: u64,
    sums: String,
}

/// Counts the rows of every table that a dump has, in the transaction that the session is in; also the large objects.
///
/// # Errors
/// What the server answers, as where the role may not read a table.
pub(crate) async fn read_rows(
    session: &mut Session,
    key: &Key,
    tables: Option<&str>,
    progress: &dyn Progress,
) -> Result<Vec<TableRows>> {
    let mut list: Vec<Table> = session
        .read(&include_str!("sql/tables.sql").replace("$standby", &session.server.standby.to_string()))
        .await?;
    list.retain(|table| tables.is_none_or(|wanted| table.name == wanted));
    let mut found = Vec::with_capacity(list.len());
    for Table { name, columns } in list {
        let from = format!("select row({columns})::pg_catalog.text as v from only {name}");
        found.push(summed(session, key, &name, &from).await?);
        progress.advance(&format!("rows of {name}"), 0);
    }
    if tables.is_none() {
        let objects = summed(session, key, LARGE_OBJECTS, include_str!("sql/large_objects.sql")).await?;
        found.extend((objects.rows > 0).then_some(objects));
    }
    Ok(found)
}

/// What large objects are called among the tables; their rows are pieces of a megabyte.
const LARGE_OBJECTS: &str = "large objects";

async fn summed(session: &mut Session, key: &Key, name: &str, from: &str) -> Result<TableRows> {
    let sql = format!("select pg_catalog.count(*) as rows, {} as sums from (\n{from}\n) r", key.sums());
    let sums: Option<Sums> =
        session.read(&sql).await.map_err(|error| error.context(format!("cannot read {name}")))?.pop();
    let sums = sums.ok_or_else(|| Error::bug("an aggregate had no row"))?;
    // 32 digits are enough to tell two tables apart.
    let checksum = Fingerprint::of_text(&format!("{}{}", key.text(), sums.sums)).to_string()[..32].to_owned();
    Ok(TableRows { table: name.to_owned(), rows: sums.rows, checksum })
}

/// In what the rows that were restored are not those that were there, one line for each table.
pub(crate) fn differing_rows(then: &[TableRows], now: &[TableRows]) -> Vec<String> {
    let by_name: BTreeMap<&str, &TableRows> = now.iter().map(|table| (table.table.as_str(), table)).collect();
    let mut found = Vec::new();
    for table in then {
        match by_name.get(table.table.as_str()) {
            None => found.push(format!("{}: it is not there", table.table)),
            Some(there) if there.rows != table.rows => {
                found.push(format!("{}: it has {} rows, and had {}", table.table, there.rows, table.rows));
            }
            Some(there) if there.checksum != table.checksum => {
                found.push(format!("{}: its {} rows are not those that it had", table.table, table.rows));
            }
            Some(_) => {}
        }
    }
    let known = |name: &str| then.iter().any(|table| table.table == name);
    found.extend(
        // A table without rows is told of by the catalog; that of an unlogged table is empty after a backup of a standby.
        now.iter()
            .filter(|table| table.rows > 0 && !known(&table.table))
            .map(|table| format!("{}: it was not there", table.table)),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_told_by_table() {
        let table = |name: &str, rows, checksum: &str| TableRows {
            table: name.into(),
            rows,
            checksum: checksum.into(),
        };
        let then = [table("a", 1, "x"), table("b", 2, "x"), table("c", 3, "x"), table("d", 4, "x")];
        let now = [
            table("a", 1, "x"),
            table("b", 3, "x"),
            table("c", 3, "y"),
            table("e", 1, "x"),
            table("f", 0, "x"),
        ];
        assert_eq!(
            differing_rows(&then, &now),
            [
                "b: it has 3 rows, and had 2",
                "c: its 3 rows are not those that it had",
                "d: it is not there",
                "e: it was not there"
            ]
        );
        assert!(differing_rows(&then, &then).is_empty());
    }

    #[test]
    fn a_secret_is_read_as_it_was_written() {
        let key = Key::new().expect("a key");
        assert!(Key::parse(&key.text()).expect("the same") == key);
        assert!(Key::parse("1").is_err());
    }
}
