//! Resolved rows → batches, in an order that foreign keys allow. Pure.
//!
//! The order comes from the rows' own references, not from the schema: a cycle between tables is no cycle
//! between rows. Where rows do point at each other in a cycle, a nullable reference is left out at first and
//! filled in at the end; deferrable constraints need not even that.

use super::{Expression, Problem, Resolved};
use crate::catalog::{Ident, Name};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What is to be written, in order.
#[derive(Clone, Debug)]
pub struct LoadPlan {
    /// The rows and their values.
    pub resolved: Resolved,
    /// Statements' worth of rows.
    pub batches: Vec<Batch>,
    /// References that are filled in at the end: row and column.
    pub deferred: Vec<(usize, Ident)>,
    /// Whether constraints are to wait for the end of the transaction.
    pub defer_constraints: bool,
}

/// Rows of one table with the same columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The table.
    pub table: Name,
    /// The columns that are written.
    pub columns: Vec<Ident>,
    /// Indexes into the resolved rows.
    pub rows: Vec<usize>,
}

/// Most rows that go into one statement.
const BATCH: usize = 1000;

/// Orders the rows.
///
/// # Errors
/// Cycles of references that none of their columns can break.
pub fn order(resolved: Resolved) -> Result<LoadPlan, Vec<Problem>> {
    let mut edges = edges(&resolved);
    let deferred = break_cycles(&resolved, &mut edges)?;
    let batches = batches(&resolved, &edges, &deferred);
    let defer_constraints = resolved
        .rows
        .iter()
        .flat_map(|row| row.values.values())
        .any(|value| value.foreign.is_some_and(|foreign| foreign.deferrable));
    let deferred = deferred.into_iter().collect();
    Ok(LoadPlan { resolved, batches, deferred, defer_constraints })
}

/// A row needs another to be there first, for a column that may or may not be NULL for a while.
#[derive(Clone, Debug)]
struct Edge {
    row: usize,
    needs: usize,
    column: Ident,
    nullable: bool,
}

fn edges(resolved: &Resolved) -> Vec<Edge> {
    let mut edges = Vec::new();
    let written = written_keys(resolved);
    for (at, row) in resolved.rows.iter().enumerate().filter(|(_, row)| !row.expected) {
        for (name, value) in &row.values {
            let target = match &value.expression {
                Expression::Key { row, column } => Some((row, column)),
                // A key that was written out points at a row, too.
                Expression::Text(text) => value.points.as_ref().and_then(|(table, column)| {
                    Some((written.get(&(table, column, text.as_str()))?, column))
                }),
                _ => None,
            };
            let Some((needs, column)) = target else {
                continue;
            };
            // What is there is waited for by nobody.
            if resolved.rows[*needs].expected {
                continue;
            }
            let known = resolved.known(*needs, column).is_some();
            let waits = match value.foreign {
                // The key is known and the constraint can wait, or there is none.
                Some(foreign) => !(known && foreign.deferrable),
                None => !known,
            };
            // A row may point at itself: the constraint is checked at the end of the statement.
            if waits && !(*needs == at && known) {
                edges.push(Edge {
                    row: at,
                    needs: *needs,
                    column: name.clone(),
                    nullable: value.foreign.is_none_or(|foreign| foreign.nullable)
                        && !resolved.keys[&row.table].contains(name),
                });
            }
        }
    }
    edges
}

/// The rows by the values that other rows write out to point at them.
fn written_keys(resolved: &Resolved) -> HashMap<(&Name, &Ident, &str), usize> {
    let wanted: HashSet<(&Name, &Ident)> = resolved
        .rows
        .iter()
        .flat_map(|row| row.values.values())
        .filter_map(|value| value.points.as_ref().map(|(table, column)| (table, column)))
        .collect();
    let mut found = HashMap::new();
    for (at, row) in resolved.rows.iter().enumerate() {
        for (table, column) in wanted.iter().filter(|(table, _)| **table == row.table) {
            if let Some(text) = resolved.known(at, column) {
                found.insert((*table, *column, text), at);
            }
        }
    }
    found
}

/// Takes nullable references out of every cycle, those of the column with the fewest first.
fn break_cycles(
    resolved: &Resolved,
    edges: &mut Vec<Edge>,
) -> Result<BTreeSet<(usize, Ident)>, Vec<Problem>> {
    let mut deferred = BTreeSet::new();
    loop {
        let cycles = cycles(resolved.rows.len(), edges);
        let inside: Vec<&Edge> = edges
            .iter()
            .filter(|edge| edge.row == edge.needs || matches!((cycles.get(&edge.row), cycles.get(&edge.needs)), (Some(a), Some(b)) if a == b))
            .collect();
        if inside.is_empty() {
            return Ok(deferred);
        }
        let mut columns: BTreeMap<(&Name, &Ident), usize> = BTreeMap::new();
        for edge in inside.iter().filter(|edge| edge.nullable) {
            *columns.entry((&resolved.rows[edge.row].table, &edge.column)).or_default() += 1;
        }
        let Some((table, column)) = columns
            .iter()
            .min_by_key(|(_, count)| **count)
            .map(|((table, column), _)| ((*table).clone(), (*column).clone()))
        else {
            return Err(inside.iter().map(|edge| impossible(resolved, edge)).collect());
        };
        let taken: BTreeSet<(usize, Ident)> = inside
            .iter()
            .filter(|edge| edge.nullable && edge.column == column && resolved.rows[edge.row].table == table)
            .map(|edge| (edge.row, edge.column.clone()))
            .collect();
        edges.retain(|edge| !taken.contains(&(edge.row, edge.column.clone())));
        deferred.extend(taken);
    }
}

fn impossible(resolved: &Resolved, edge: &Edge) -> Problem {
    let row = &resolved.rows[edge.row];
    let other = &resolved.rows[edge.needs];
    Problem::new(
        row.values[&edge.column].place.clone(),
        format!(
            "{}.{} and {}.{} need each other first; expected a nullable column in the cycle, or a DEFERRABLE foreign key",
            row.table.brief(),
            row.label,
            other.table.brief(),
            other.label
        ),
    )
}

/// The rows that are in a cycle with others, each with the number of its cycle.
fn cycles(rows: usize, edges: &[Edge]) -> BTreeMap<usize, usize> {
    let mut graph = DiGraph::<(), ()>::with_capacity(rows, edges.len());
    let nodes: Vec<NodeIndex> = (0..rows).map(|_| graph.add_node(())).collect();
    for edge in edges {
        graph.add_edge(nodes[edge.row], nodes[edge.needs], ());
    }
    kosaraju_scc(&graph)
        .into_iter()
        .filter(|component| component.len() > 1)
        .enumerate()
        .flat_map(|(number, component)| component.into_iter().map(move |node| (node.index(), number)))
        .collect()
}

/// Takes, again and again, all rows of a table that need nothing more; a table that can be finished goes first.
fn batches(resolved: &Resolved, edges: &[Edge], deferred: &BTreeSet<(usize, Ident)>) -> Vec<Batch> {
    let mut needs = vec![0_usize; resolved.rows.len()];
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); resolved.rows.len()];
    for edge in edges {
        needs[edge.row] += 1;
        needed_by[edge.needs].push(edge.row);
    }
    let mut left: BTreeMap<&Name, usize> = BTreeMap::new();
    let mut ready: BTreeMap<&Name, Vec<usize>> = BTreeMap::new();
    for (at, row) in resolved.rows.iter().enumerate().filter(|(_, row)| !row.expected) {
        *left.entry(&row.table).or_default() += 1;
        if needs[at] == 0 {
            ready.entry(&row.table).or_default().push(at);
        }
    }
    let mut batches = Vec::new();
    while let Some(table) = ready
        .iter()
        .max_by_key(|(table, rows)| (rows.len() == left[*table], rows.len()))
        .map(|(table, _)| *table)
    {
        let rows = ready.remove(table).unwrap_or_default();
        if let Some(count) = left.get_mut(table) {
            *count -= rows.len();
        }
        for row in &rows {
            for waiting in &needed_by[*row] {
                needs[*waiting] -= 1;
                if needs[*waiting] == 0 {
                    ready.entry(&resolved.rows[*waiting].table).or_default().push(*waiting);
                }
            }
        }
        batches.extend(by_columns(resolved, table, rows, deferred));
    }
    batches
}

/// Rows with the same columns share a statement.
fn by_columns(
    resolved: &Resolved,
    table: &Name,
    mut rows: Vec<usize>,
    deferred: &BTreeSet<(usize, Ident)>,
) -> Vec<Batch> {
    rows.sort_unstable();
    // With each column, whether an existing row keeps what it has.
    let mut groups: BTreeMap<Vec<(Ident, bool)>, Vec<usize>> = BTreeMap::new();
    for row in rows {
        let columns = resolved.rows[row]
            .values
            .iter()
            .filter(|(column, _)| !deferred.contains(&(row, (*column).clone())))
            .map(|(column, value)| (column.clone(), value.expression.is_written_once()))
            .collect();
        groups.entry(columns).or_default().push(row);
    }
    groups
        .into_iter()
        .flat_map(|(columns, rows)| {
            let columns: Vec<Ident> = columns.into_iter().map(|(column, _)| column).collect();
            rows.chunks(BATCH)
                .map(|rows| Batch { table: table.clone(), columns: columns.clone(), rows: rows.to_vec() })
                .collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests;
