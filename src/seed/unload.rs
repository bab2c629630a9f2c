//! The one door through which seed rows are removed: in the caller's transaction, all by one statement.

use super::load::Loader;
use super::survey::{Holder, Survey};
use super::{Hashes, LoadPlan, Tables};
use crate::catalog::{Catalog, Name};
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What was removed, per table, and what could not be.
#[derive(Clone, Debug, Default, Serialize)]
pub struct UnloadReport {
    /// The tables, in the order they were emptied.
    pub tables: Vec<Unloaded>,
    /// The rows that stayed.
    pub kept: Vec<Kept>,
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
pub async fn unload(
    session: &mut Session,
    plan: &LoadPlan,
    catalog: &Catalog,
    hashes: &Hashes,
    survey: &Survey,
) -> Result<UnloadReport> {
    let mut loader = Loader::new(plan, catalog, hashes, Tables::Filled);
    loader.look_up(session).await?;
    let removable: BTreeSet<usize> = survey.removable().collect();
    if !removable.is_empty() {
        let sql = loader.delete_sql(&removable)?;
        let answers = session.texts(&sql).await.map_err(|error| error.context("cannot remove the rows"))?;
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

impl Loader<'_> {
    /// One statement, so that no foreign key is looked at before all rows are gone. The tables stand in the reverse order of
    /// loading.
    fn delete_sql(&self, removable: &BTreeSet<usize>) -> Result<String> {
        let mut deletions = Vec::new();
        for (at, table) in reverse(self.plan).into_iter().enumerate() {
            let of_table = |row: &&usize| self.plan.resolved.rows[**row].table == *table;
            let rows: Vec<usize> = removable.iter().filter(of_table).copied().collect();
            if rows.is_empty() {
                continue;
            }
            let (given, on) = self.by_key(table, &rows)?;
            deletions.push((
                format!("d{at} as (delete from {table} as t using {given} where {on} returning given.row)"),
                format!("select row::text from d{at}"),
            ));
        }
        let (deletions, answers): (Vec<String>, Vec<String>) = deletions.into_iter().unzip();
        Ok(format!("with {} {}", deletions.join(",\n"), answers.join(" union all ")))
    }
}

/// The tables of the plan, those loaded last first.
fn reverse(plan: &LoadPlan) -> Vec<&Name> {
    let mut tables: Vec<&Name> = Vec::new();
    for batch in plan.batches.iter().rev() {
        if !tables.contains(&&batch.table) {
            tables.push(&batch.table);
        }
    }
    tables
}

fn report(plan: &LoadPlan, survey: &Survey, removed: &BTreeSet<usize>) -> UnloadReport {
    let mut counts: BTreeMap<&Name, Unloaded> = BTreeMap::new();
    for (at, row) in plan.resolved.to_write() {
        let count = counts.entry(&row.table).or_insert_with(|| Unloaded {
            table: row.table.brief(),
            removed: 0,
            absent: 0,
            kept: 0,
        });
        match (removed.contains(&at), survey.held.contains_key(&at)) {
            (true, _) => count.removed += 1,
            (false, true) => count.kept += 1,
            (false, false) => count.absent += 1,
        }
    }
    let kept = survey.held.iter().map(|(at, holders)| {
        let row = &plan.resolved.rows[*at];
        Kept { row: row.name(), place: row.place.to_string(), referred_by: holders.clone() }
    });
    UnloadReport {
        tables: reverse(plan).into_iter().filter_map(|table| counts.remove(table)).collect(),
        kept: kept.collect(),
    }
}
