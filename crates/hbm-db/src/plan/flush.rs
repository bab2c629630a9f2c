//! Everything there is → the statements that drop it.

use super::{Lock, Statement};
use serde::Deserialize;

/// An object of a managed namespace, of any kind, as PostgreSQL names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Existing {
    /// The word after `DROP`.
    pub kind: ExistingKind,
    /// Its identity, quoted and qualified by PostgreSQL.
    pub identity: String,
}

/// The kinds, in the order they are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExistingKind {
    /// Views.
    View,
    /// Materialized views.
    MaterializedView,
    /// Foreign tables.
    ForeignTable,
    /// Tables, partitioned ones too.
    Table,
    /// Sequences.
    Sequence,
    /// Functions, procedures, aggregates.
    Routine,
    /// Operators.
    Operator,
    /// Domains.
    Domain,
    /// Enums, composite types, ranges.
    Type,
    /// Collations.
    Collation,
    /// Text search configurations.
    TextSearchConfiguration,
}

impl ExistingKind {
    fn word(self) -> &'static str {
        match self {
            Self::View => "VIEW",
            Self::MaterializedView => "MATERIALIZED VIEW",
            Self::ForeignTable => "FOREIGN TABLE",
            Self::Table => "TABLE",
            Self::Sequence => "SEQUENCE",
            Self::Routine => "ROUTINE",
            Self::Operator => "OPERATOR",
            Self::Domain => "DOMAIN",
            Self::Type => "TYPE",
            Self::Collation => "COLLATION",
            Self::TextSearchConfiguration => "TEXT SEARCH CONFIGURATION",
        }
    }
}

/// Drops all of them: one statement per kind, each with `IF EXISTS` because an earlier one may have taken them
/// along. That nothing outside of the list goes with them is checked where the list is read.
pub fn flush(existing: &[Existing]) -> Vec<Statement> {
    let mut sorted: Vec<&Existing> = existing.iter().collect();
    sorted.sort();
    sorted
        .chunk_by(|one, other| one.kind == other.kind)
        .map(|group| {
            let word = group[0].kind.word();
            let names: Vec<&str> = group.iter().map(|one| one.identity.as_str()).collect();
            Statement::new(
                format!("DROP {word} IF EXISTS {} CASCADE", names.join(", ")),
                format!("drop {} x {}", names.len(), word.to_lowercase()),
                Lock::AccessExclusive,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_each_kind_once_and_users_before_what_they_use() {
        let one = |kind, identity: &str| Existing { kind, identity: identity.into() };
        let existing = [
            one(ExistingKind::Type, "public.mood"),
            one(ExistingKind::Table, "public.b"),
            one(ExistingKind::Routine, "public.f(integer)"),
            one(ExistingKind::Table, "public.a"),
            one(ExistingKind::View, "public.v"),
        ];
        let statements: Vec<String> = flush(&existing).into_iter().map(|statement| statement.sql).collect();
        assert_eq!(
            statements,
            [
                "DROP VIEW IF EXISTS public.v CASCADE",
                "DROP TABLE IF EXISTS public.a, public.b CASCADE",
                "DROP ROUTINE IF EXISTS public.f(integer) CASCADE",
                "DROP TYPE IF EXISTS public.mood CASCADE",
            ]
        );
        assert!(flush(&[]).is_empty());
    }
}
