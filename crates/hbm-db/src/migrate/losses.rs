//! What statements lose, learned by running them and taking them back: PostgreSQL knows which tables and columns are
//! gone, whatever the SQL says, and knows a renamed one again.

use super::Statements;
use crate::apply::{Within, count, uncommitted};
use crate::catalog::{Ident, Name, ObjectId};
use crate::db::{LockTimeout, Session};
use crate::error::Result;
use crate::plan::{Hazard, HazardKind, retype_hazard};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A table or column that is gone or of another type afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loss {
    key: Key,
    /// What it means for rows.
    pub(crate) hazard: Hazard,
}

/// Number of the table and of the column; 0 for the table itself.
type Key = (i64, i32);

#[derive(Deserialize)]
struct Row {
    relation: i64,
    namespace: String,
    name: String,
    number: i32,
    column: Option<String>,
    data_type: Option<String>,
    enumeration: bool,
}

type Snapshot = BTreeMap<Key, Row>;

/// In the caller's transaction. Types are printed in full, and names are looked up in `public` again afterwards.
async fn snapshot(session: &mut Session) -> Result<Snapshot> {
    session.execute("set local search_path = ''").await?;
    let rows: Vec<Row> = session.read(include_str!("sql/columns.sql")).await?;
    session.execute("set local search_path = public").await?;
    Ok(rows.into_iter().map(|row| ((row.relation, row.number), row)).collect())
}

/// Runs the statements at a savepoint of the caller's transaction, and takes them back where they lose anything. The
/// losses are not counted yet. Where there are none, the statements have run.
///
/// # Errors
/// What the server answers to a statement.
pub(crate) async fn run_unless_lossy(
    session: &mut Session,
    statements: &Statements<'_>,
) -> Result<Vec<Loss>> {
    let before = snapshot(session).await?;
    session.execute("savepoint hbm_db_rehearsal").await?;
    statements.run(session).await?;
    let losses = losses(before, &snapshot(session).await?);
    if !losses.is_empty() {
        session.execute("rollback to savepoint hbm_db_rehearsal").await?;
    }
    Ok(losses)
}

/// What files lose together when they run one after the other, counted. Nothing of it is kept.
///
/// # Errors
/// What the server answers to a statement.
pub(crate) async fn rehearse(
    session: &mut Session,
    files: &[Statements<'_>],
    namespaces: &BTreeSet<Ident>,
    timeout: LockTimeout,
) -> Result<Vec<Loss>> {
    let begin = session.plain_state() + "begin";
    let together = uncommitted(session, &begin, namespaces, timeout, async |session: &mut Session| {
        let before = snapshot(session).await?;
        for file in files {
            session.execute("set local search_path = public").await?;
            file.run_where_possible(session).await?;
        }
        Ok(losses(before, &snapshot(session).await?))
    })
    .await;
    match together {
        // A label that one file brings and another one uses: each of them runs, and they cannot run together.
        Err(error) if error.sqlstate() == Some("55P04") => Ok(Vec::new()),
        Err(error) => Err(error),
        Ok(losses) => {
            session.rollback().await?;
            counted(session, losses, Within::Own).await
        }
    }
}

/// Counts, and leaves out what loses nothing.
///
/// # Errors
/// What the server answers to a query that counts.
pub(crate) async fn counted(session: &mut Session, losses: Vec<Loss>, within: Within) -> Result<Vec<Loss>> {
    let (keys, mut hazards): (Vec<Key>, Vec<Hazard>) =
        losses.into_iter().map(|loss| (loss.key, loss.hazard)).unzip();
    count(session, &mut hazards, within).await?;
    let losses = keys.into_iter().zip(hazards).map(|(key, hazard)| Loss { key, hazard });
    Ok(losses.filter(|loss| loss.hazard.loses != Some(0)).collect())
}

impl Loss {
    /// Whether somebody agreed to as much.
    pub(crate) fn is_among(&self, agreed: &[Self]) -> bool {
        // Who lets a table go, lets its columns go before it.
        let whole = (self.key.0, 0);
        agreed.iter().any(|other| {
            (other.key == self.key || other.key == whole) && other.hazard.loses >= self.hazard.loses
        })
    }
}

fn losses(before: Snapshot, after: &Snapshot) -> Vec<Loss> {
    let stays = |relation: i64| after.range((relation, 0)..=(relation, i32::MAX)).next().is_some();
    let mut found: Vec<Loss> = Vec::new();
    for (key, row) in before {
        let table = Name::new(&row.namespace, &row.name);
        let gone = !stays(row.relation);
        let hazard = match (&row.column, after.get(&key)) {
            _ if gone => {
                let probe = format!("select count(*) from {table}");
                let id = ObjectId::Table(table.clone());
                Some(Hazard::new(HazardKind::DropTable, &id, "rows", probe, vec![table]))
            }
            (Some(column), None) => {
                let column = Ident::new(column);
                let probe = format!("select count({column}) from {table}");
                let id = ObjectId::Column(table.clone(), column);
                Some(Hazard::new(HazardKind::DropColumn, &id, "non-null values", probe, vec![table]))
            }
            (Some(column), Some(now)) if now.data_type != row.data_type && !now.enumeration => {
                let column = Ident::new(column);
                let types = (
                    row.data_type.as_deref().unwrap_or_default(),
                    now.data_type.as_deref().unwrap_or_default(),
                );
                retype_hazard(&ObjectId::Column(table.clone(), column.clone()), &table, &column, types)
            }
            _ => None,
        };
        // A table that is gone is one loss, not one for each of its columns.
        let key = if gone { (row.relation, 0) } else { key };
        if let Some(hazard) = hazard
            && found.iter().all(|other| other.key != key)
        {
            found.push(Loss { key, hazard });
        }
    }
    found
}
