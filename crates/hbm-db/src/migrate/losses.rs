//! Tables and columns that are gone or of another type: PostgreSQL knows them, whatever the SQL says, and knows a renamed
//! one again.

use crate::apply::{Within, count};
use crate::catalog::{Id, Ident, Name};
use crate::db::Session;
use crate::error::Result;
use crate::plan::kinds::column::{self as column_kind, retype_hazard};
use crate::plan::kinds::table as table_kind;
use crate::plan::{Hazard, HazardKind, Unknown};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something that is gone or otherwise afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    pub(super) key: Key,
    /// What it means for rows.
    pub(crate) hazard: Hazard,
}

/// Number of the table and of the column; 0 for the table itself, -1 for its rows.
type Key = (i64, i32);

/// What stands for the rows of a table in a [`Key`].
pub(super) const ROWS: i32 = -1;

/// A table, or a column of it.
#[derive(Deserialize)]
pub(super) struct Row {
    relation: i64,
    pub(super) namespace: String,
    pub(super) name: String,
    number: i32,
    pub(super) column: Option<String>,
    pub(super) data_type: Option<String>,
    enumeration: bool,
}

/// Every table and column.
pub(super) type Snapshot = BTreeMap<Key, Row>;

/// In the caller's transaction, with an empty `search_path`: types are printed in full.
pub(super) async fn snapshot(session: &mut Session) -> Result<Snapshot> {
    let rows: Vec<Row> = session.read(include_str!("sql/columns.sql")).await?;
    Ok(rows.into_iter().map(|row| ((row.relation, row.number), row)).collect())
}

/// Counts, before anything runs, in the caller's transaction.
///
/// # Errors
/// What the server answers to a query that counts.
pub(super) async fn counted(session: &mut Session, mut losses: Vec<Loss>) -> Result<Vec<Loss>> {
    count(session, losses.iter_mut().map(|loss| &mut loss.hazard), Within::Callers).await?;
    for loss in &mut losses {
        // A value that has no other type is changed by what the statement says of it: that is compared.
        if matches!(loss.hazard.unknown, Some(Unknown::RowsInTheWay(_))) {
            loss.hazard.unknown = None;
        }
    }
    Ok(losses)
}

impl Loss {
    /// One that was counted by comparing.
    pub(super) fn counted(key: Key, kind: HazardKind, id: &Id, unit: &str, loses: u64) -> Self {
        Self { key, hazard: Hazard::uncounted(kind, id.plain(), unit, Some(loses)) }
    }

    /// One that cannot be known, for this reason.
    pub(crate) fn not_rehearsed(migration: &str, why: String) -> Self {
        Self { key: (0, 0), hazard: Hazard::uncounted(HazardKind::NotRehearsed, migration, why, None) }
    }

    /// Whether somebody agreed to as much.
    pub(crate) fn is_among(&self, agreed: &[Self]) -> bool {
        // Who lets a table go, lets its columns go before it.
        let whole = (self.key.0, 0);
        agreed.iter().any(|other| match self.hazard.kind {
            HazardKind::NotRehearsed => other.hazard == self.hazard,
            _ => (other.key == self.key || other.key == whole) && other.hazard.loses >= self.hazard.loses,
        })
    }
}

pub(super) fn losses(before: &Snapshot, after: &Snapshot) -> Vec<Loss> {
    let stays = |relation: i64| after.range((relation, 0)..=(relation, i32::MAX)).next().is_some();
    let mut found: Vec<Loss> = Vec::new();
    for (key, row) in before {
        let table = Name::new(&row.namespace, &row.name);
        let gone = !stays(row.relation);
        let hazard = match (&row.column, after.get(key)) {
            _ if gone => {
                let probe = format!("select count(*) from {table}");
                let id = table_kind::id(&table);
                Some(Hazard::new(HazardKind::DropTable, &id, "rows", probe, vec![table]))
            }
            (Some(column), None) => {
                let column = Ident::new(column);
                let probe = format!("select count({column}) from {table}");
                let id = column_kind::id(&table, &column);
                Some(Hazard::new(HazardKind::DropColumn, &id, "non-null values", probe, vec![table]))
            }
            (Some(column), Some(now)) if now.data_type != row.data_type && !now.enumeration => {
                let column = Ident::new(column);
                let types = (
                    row.data_type.as_deref().unwrap_or_default(),
                    now.data_type.as_deref().unwrap_or_default(),
                );
                retype_hazard(&column_kind::id(&table, &column), &table, &column, types)
            }
            _ => None,
        };
        // A table that is gone is one loss, not one for each of its columns.
        let key = if gone { (row.relation, 0) } else { *key };
        if let Some(hazard) = hazard
            && found.iter().all(|other| other.key != key)
        {
            found.push(Loss { key, hazard });
        }
    }
    found
}
