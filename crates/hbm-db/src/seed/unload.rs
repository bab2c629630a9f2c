//! The only place where seed rows are removed: in the caller's transaction, all by one statement.

use super::load::NAMES_OF_THE_ROLE;
use super::survey::{Holder, Survey, of_tables};
use super::{LoadPlan, list};
use crate::catalog::Name;
use crate::db::Session;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was removed, per table, and what could not be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct UnloadReport {
    /// The tables, in the order they were emptied.
    pub tables: Vec<Unloaded>,
    /// The rows that stayed.
    pub kept: Vec<Kept>,
    /// Full names of rows that were there before they were loaded, and stayed.
    pub older: BTreeSet<String>,
    /// Full names of rows that were put in, and are in no file any more: how to find them is not known.
    pub forgotten: BTreeSet<String>,
}

/// What was removed from one table.
#[derive(Clone, Debug, Serialize)]
pub struct Unloaded {
    /// The table.
    pub table: String,
    /// Rows that are gone now.
    pub removed: usize,
    /// Rows that were gone before.
    pub absent: usize,
    /// Rows that stayed.
    pub kept: usize,
}

/// A row that stayed.
#[derive(Clone, Debug, Serialize)]
pub struct Kept {
    /// Its table and label.
    pub row: String,
    /// Where it stands.
    pub place: String,
    /// Who refers to it.
    pub referred_by: Vec<Holder>,
}

/// Removes the rows of the plan that a survey, which holds them, found removable.
///
/// # Errors
/// What the server answers, and where a trigger or rule keeps a row.
pub async fn unload(session: &mut Session, plan: &LoadPlan, survey: &Survey) -> Result<UnloadReport> {
    let removable: BTreeSet<usize> = survey.removable().collect();
    if !removable.is_empty() {
        // Triggers run while rows are removed, and expect the names that the role sees.
        session.execute(NAMES_OF_THE_ROLE).await?;
        let helped = help(session, plan, &removable).await?;
        let sql = delete_sql(plan, survey, &removable);
        let answers = session.texts(&sql).await.map_err(|error| error.context("cannot remove the rows"))?;
        if !helped.is_empty() {
            // What waits for the end is looked at while the indexes are there.
            session.execute("set constraints all immediate").await?;
            session.execute(&format!("drop index {}", helped.join(", "))).await?;
        }
        let gone: BTreeSet<String> = answers.into_iter().collect();
        let stayed: Vec<String> = removable
            .iter()
            .filter(|row| !gone.contains(&row.to_string()))
            .map(|row| plan.resolved.rows[*row].name())
            .collect();
        if !stayed.is_empty() {
            return Err(Error::failed("a trigger or rule keeps rows; nothing was removed").details(stayed));
        }
    }
    Ok(report(plan, survey, &removable))
}

/// A foreign key that no index helps.
#[derive(Deserialize)]
struct Unindexed {
    referring: String,
    namespace: String,
    target_namespace: String,
    target: String,
    columns: String,
    pages: usize,
}

/// How many pages PostgreSQL may read to see that nobody refers to rows that go, before an index is made for that.
const PAGES: usize = 100_000;

/// Makes an index for each foreign key that would have a whole table read for each row that goes, until the rows are gone, and
/// gives their names. Where somebody else uses the table, or the role may not, there is none.
async fn help(session: &mut Session, plan: &LoadPlan, removable: &BTreeSet<usize>) -> Result<Vec<String>> {
    let mut rows: BTreeMap<&Name, usize> = BTreeMap::new();
    for row in removable {
        *rows.entry(plan.resolved.rows[*row].table()).or_default() += 1;
    }
    let unindexed: Vec<Unindexed> =
        of_tables(session, include_str!("sql/unindexed.sql"), rows.keys().copied()).await?;
    let is_slow = |one: &Unindexed| {
        let target = Name::new(&one.target_namespace, &one.target);
        rows.get(&target).is_some_and(|rows| rows.saturating_mul(one.pages) > PAGES)
    };
    let mut helped = Vec::new();
    for one in unindexed.into_iter().filter(is_slow) {
        let name = format!("hbm_db_undo_{}", helped.len() + 1);
        session.execute("savepoint hbm_db_index").await?;
        let made = format!(
            "lock table {0} in access exclusive mode nowait; create index {name} on {0} ({1})",
            one.referring, one.columns
        );
        match session.execute(&made).await {
            Ok(()) => helped.push(format!("{}.{name}", one.namespace)),
            Err(_) => session.execute("rollback to savepoint hbm_db_index").await?,
        }
        session.execute("release savepoint hbm_db_index").await?;
    }
    Ok(helped)
}

/// One statement, so that no foreign key is looked at before all rows are gone. The tables stand in the reverse order of
/// loading. The rows are held, so each is still where it was found.
fn delete_sql(plan: &LoadPlan, survey: &Survey, removable: &BTreeSet<usize>) -> String {
    let (mut deletions, mut answers) = (Vec::new(), Vec::new());
    for (at, table) in reverse(plan).into_iter().enumerate() {
        let of_table = removable.iter().filter(|row| **plan.resolved.rows[**row].table() == *table);
        let rows: Vec<String> = of_table.clone().map(ToString::to_string).collect();
        if rows.is_empty() {
            continue;
        }
        let there = of_table.map(|row| &survey.there[row]);
        deletions.push(format!(
            "d{at} as (delete from {table} as t using unnest({}::int[], {}::oid[], {}::tid[]) as given (row, relation, place)
                      where t.ctid = given.place and t.tableoid = given.relation returning given.row)",
            list(rows.iter().map(String::as_str)),
            list(there.clone().map(|there| there.relation.as_str())),
            list(there.map(|there| there.place.as_str()))
        ));
        answers.push(format!("select row::text from d{at}"));
    }
    format!("with {} {}", deletions.join(",\n"), answers.join(" union all "))
}

/// The tables of the plan, those loaded last first.
fn reverse(plan: &LoadPlan) -> Vec<&Name> {
    let mut seen = BTreeSet::new();
    plan.batches.iter().rev().map(|batch| &batch.table).filter(|table| seen.insert(*table)).collect()
}

fn report(plan: &LoadPlan, survey: &Survey, removed: &BTreeSet<usize>) -> UnloadReport {
    let mut counts: BTreeMap<&Name, Unloaded> = BTreeMap::new();
    for (at, row) in plan.resolved.to_write() {
        let count = counts.entry(row.table()).or_insert_with(|| Unloaded {
            table: row.table().brief(),
            removed: 0,
            absent: 0,
            kept: 0,
        });
        if removed.contains(&at) {
            count.removed += 1;
        } else if survey.held.contains_key(&at) {
            count.kept += 1;
        } else if !survey.older.contains(&at) {
            count.absent += 1;
        }
    }
    let kept = survey.held.iter().map(|(at, holders)| {
        let row = &plan.resolved.rows[*at];
        Kept { row: row.name(), place: row.place().to_string(), referred_by: holders.clone() }
    });
    UnloadReport {
        tables: reverse(plan).into_iter().filter_map(|table| counts.remove(table)).collect(),
        kept: kept.collect(),
        older: survey.older.iter().map(|row| plan.resolved.rows[*row].full_name()).collect(),
        forgotten: BTreeSet::new(),
    }
}
