//! Rows with their columns: what a listing, a page of rows and a query end in.

use super::for_relations;
use crate::db::{ReadOnly, Rows};
use crate::error::{Error, Result};
use serde::ser::{SerializeMap, SerializeStruct};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeSet;

/// A column of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultColumn {
    /// Its name.
    pub name: String,
    /// Its type, as PostgreSQL writes it.
    #[serde(rename = "type")]
    pub data_type: String,
    /// Whether its values are numbers, which stand at the right.
    #[serde(skip)]
    pub number: bool,
}

/// Rows with their columns. Every value is the text that PostgreSQL prints, or NULL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResultSet {
    /// The columns.
    pub columns: Vec<ResultColumn>,
    /// The rows; objects by the names of their columns in JSON.
    pub rows: Vec<Vec<Option<String>>>,
    /// Whether there are more.
    pub more: bool,
    /// What `--after` takes to give those.
    pub next: Option<String>,
    /// Whether it is a text to read, a line in a row, rather than values.
    pub prose: bool,
}

impl ResultSet {
    /// A result that is put together here.
    pub fn new(columns: Vec<ResultColumn>, rows: Vec<Vec<Option<String>>>) -> Self {
        Self { columns, rows, more: false, next: None, prose: false }
    }

    /// The rows of a query, with the types of their columns.
    ///
    /// # Errors
    /// What the server answers.
    pub(crate) async fn of(rows: Rows, reading: &mut ReadOnly<'_>) -> Result<Self> {
        #[derive(Deserialize)]
        struct Type {
            oid: i64,
            name: String,
            number: bool,
        }
        let wanted: BTreeSet<i64> = rows.columns.iter().map(|(_, oid)| i64::from(*oid)).collect();
        let wanted: Vec<i64> = wanted.into_iter().collect();
        let types: Vec<Type> = reading.read(&for_relations(include_str!("sql/types.sql"), &wanted)).await?;
        let columns = rows.columns.into_iter().map(|(name, oid)| {
            let found = types.iter().find(|one| one.oid == i64::from(oid));
            ResultColumn {
                name,
                data_type: found.map_or_else(String::new, |one| one.name.clone()),
                number: found.is_some_and(|one| one.number),
            }
        });
        let more = rows.more;
        Ok(Self { more, ..Self::new(columns.collect(), rows.rows) })
    }

    /// Keeps so many rows, and remembers whether there were more.
    pub(crate) fn cut(&mut self, limit: u32) {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        self.more |= self.rows.len() > limit;
        self.rows.truncate(limit);
    }

    /// Refuses names that an object cannot have twice.
    ///
    /// # Errors
    /// Exit 2 with the name.
    pub fn need_names(&self) -> Result<()> {
        let mut seen = BTreeSet::new();
        match self.columns.iter().find(|column| !seen.insert(&column.name)) {
            None => Ok(()),
            Some(twice) => Err(Error::usage(format!(
                "two columns of the result are called {}, and an object of JSON can have one",
                twice.name
            ))
            .hint("give one of them another name with AS, or take --as csv")),
        }
    }
}

impl Serialize for ResultSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let rows: Vec<Object<'_>> = self.rows.iter().map(|row| Object(row, &self.columns)).collect();
        let mut out = serializer.serialize_struct("ResultSet", 4)?;
        out.serialize_field("columns", &self.columns)?;
        out.serialize_field("rows", &rows)?;
        out.serialize_field("more", &self.more)?;
        out.serialize_field("next", &self.next)?;
        out.end()
    }
}

/// A row as an object.
struct Object<'a>(&'a [Option<String>], &'a [ResultColumn]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in self.1.iter().zip(self.0) {
            map.serialize_entry(&column.name, value)?;
        }
        map.end()
    }
}
