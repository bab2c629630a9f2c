//! What rows can be read from, and which of it a name means.

use crate::advice::{Advice, Operation};
use crate::catalog::{Ident, Name};
use crate::db::ReadOnly;
use crate::error::{Error, Result};
use crate::near::nearest;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a relation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// An ordinary table, also one that is a partition.
    Table,
    /// `PARTITION BY`.
    PartitionedTable,
    /// A view.
    View,
    /// A materialized view.
    MaterializedView,
    /// A table of another server.
    ForeignTable,
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "table",
            Self::PartitionedTable => "partitioned table",
            Self::View => "view",
            Self::MaterializedView => "materialized view",
            Self::ForeignTable => "foreign table",
        })
    }
}

/// A relation.
#[derive(Clone, Debug, Deserialize)]
pub struct Relation {
    /// Its number in `pg_class`.
    pub oid: i64,
    /// Its name.
    #[serde(flatten)]
    pub name: Name,
    /// What it is.
    pub kind: RelationKind,
    /// Whether it is a partition of another.
    pub partition: bool,
    /// Whether it is PostgreSQL's or ours.
    pub system: bool,
    /// Whether it belongs to an extension.
    pub of_extension: bool,
}

/// All relations there are.
#[derive(Clone, Debug)]
pub struct Known(Vec<Relation>);

impl Known {
    /// Reads them.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(reading: &mut ReadOnly<'_>) -> Result<Self> {
        Ok(Self(reading.read(include_str!("sql/names.sql")).await?))
    }

    /// Those of users.
    pub fn of_users(&self) -> impl Iterator<Item = &Relation> {
        self.0.iter().filter(|one| !one.system && !one.of_extension)
    }

    /// How many belong to extensions.
    pub fn of_extensions(&self) -> usize {
        self.0.iter().filter(|one| one.of_extension).count()
    }

    /// The one that is meant: as it is spelled in the catalog, else as PostgreSQL would read it. Without a namespace the
    /// one in `public`, else the only one of this name.
    ///
    /// # Errors
    /// Exit 2 where there is none, or several.
    pub fn find(&self, written: &str) -> Result<&Relation> {
        let parts = parts(written).ok_or_else(|| {
            Error::usage(format!("{written} is no name of a table"))
                .hint("write users, audit.users or '\"Order Items\"'")
        })?;
        for folded in [false, true] {
            let found: Vec<&Relation> = self.0.iter().filter(|one| is(&one.name, &parts, folded)).collect();
            let public = found.iter().find(|one| one.name.namespace.as_str() == "public");
            match (found.as_slice(), public) {
                ([], _) => {}
                ([one], _) | (_, Some(one)) => return Ok(one),
                (several, None) => {
                    let names: Vec<String> = several.iter().map(|one| one.name.to_string()).collect();
                    return Err(Error::usage(format!("{written} may be one of {}", names.join(", ")))
                        .hint("name its schema, too"));
                }
            }
        }
        Err(self.missing(written, &parts))
    }

    fn missing(&self, written: &str, parts: &[Part]) -> Error {
        let error = Error::usage(format!("there is no table or view {written}"));
        let of_users: Vec<&Relation> = self.of_users().collect();
        if of_users.is_empty() {
            return error.hint(
                Advice::to("the database has no tables: ")
                    .run(Operation::Push, "")
                    .then(", migrate up or reset makes them"),
            );
        }
        let plain = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(".");
        let names: Vec<(String, String)> = of_users
            .iter()
            .map(|one| match parts.len() {
                1 => (one.name.name.as_str().to_owned(), one.name.brief()),
                _ => {
                    let (namespace, name) = (one.name.namespace.as_str(), one.name.name.as_str());
                    (format!("{namespace}.{name}"), one.name.to_string())
                }
            })
            .collect();
        let near = nearest(&plain, names.iter().map(|(name, _)| name.as_str()));
        match names.iter().find(|(name, _)| Some(name.as_str()) == near) {
            Some((_, shown)) => error.hint(format!("did you mean {shown}?")),
            None => error.hint(Operation::Inspect.advised().then(" lists them")),
        }
    }
}

/// A part of a name as it was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Part {
    text: String,
    quoted: bool,
}

/// Whether a part means a name: as it is spelled or, folded, as PostgreSQL would read it.
pub(super) fn same(ident: &Ident, part: &Part, folded: bool) -> bool {
    ident.as_str() == part.text || folded && !part.quoted && ident.as_str() == part.text.to_lowercase()
}

fn is(name: &Name, parts: &[Part], folded: bool) -> bool {
    match parts {
        [one] => same(&name.name, one, folded),
        [namespace, one] => same(&name.namespace, namespace, folded) && same(&name.name, one, folded),
        _ => false,
    }
}

/// `schema.name`, either in quotes or not.
pub(super) fn parts(written: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    let mut rest = written.trim();
    loop {
        let (part, after) = match rest.strip_prefix('"') {
            Some(inner) => {
                let end = closing_quote(inner)?;
                (Part { text: inner[..end].replace("\"\"", "\""), quoted: true }, &inner[end + 1..])
            }
            None => {
                let end = rest.find('.').unwrap_or(rest.len());
                (Part { text: rest[..end].to_owned(), quoted: false }, &rest[end..])
            }
        };
        if part.text.is_empty() {
            return None;
        }
        parts.push(part);
        match after.strip_prefix('.') {
            Some(next) => rest = next,
            None => return (after.is_empty() && parts.len() <= 2).then_some(parts),
        }
    }
}

/// Where the quotes end that began before this text.
fn closing_quote(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += text[at..].find('"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

/// Names with commas between them; those in quotes are none.
pub(crate) fn list(written: &str) -> Vec<&str> {
    let mut quoted = false;
    let names = written.split(|c| {
        quoted ^= c == '"';
        c == ',' && !quoted
    });
    names.map(str::trim).filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_postgres_does() {
        let texts =
            |written| parts(written).map(|parts| parts.into_iter().map(|part| part.text).collect::<Vec<_>>());
        assert_eq!(texts("a.b"), Some(vec!["a".into(), "b".into()]));
        assert_eq!(texts("\"a.\"\"b\""), Some(vec!["a.\"b".into()]));
        assert_eq!(texts("a.\"b c\""), Some(vec!["a".into(), "b c".into()]));
        for wrong in ["", ".", "a.", "\"a", "a.b.c", "\"a\"b", "\"\""] {
            assert_eq!(texts(wrong), None, "{wrong}");
        }
        assert_eq!(list("a, \"b,c\",d"), ["a", "\"b,c\"", "d"]);
    }
}
