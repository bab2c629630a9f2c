//! Resolved rows → batches, in an order that foreign keys allow. Pure.
//!
//! The order comes from the rows' own references, not from the schema: a cycle between tables is no cycle
//! between rows. Where rows do point at each other in a cycle, a nullable reference is left out at first and
//! filled in at the end; deferrable constraints need not even that.

use super::{Expression, Problem, Resolved, ResolvedValue};
use crate::catalog::{Ident, Name};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

mod batches;

use batches::batches;
pub(super) use batches::in_parts;

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
    /// The file that has the rows instead.
    pub file: Option<usize>,
}

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
        .any(|value| value.foreign().is_some_and(|foreign| foreign.deferrable));
    let deferred = deferred.into_iter().collect();
    Ok(LoadPlan { resolved, batches, deferred, defer_constraints })
}

/// A row needs another to be there first, for a column that may or may not be NULL for a while.
#[derive(Clone, Debug)]
struct Edge {
    row: usize,
    needs: usize,
    column: Arc<Ident>,
    nullable: bool,
    /// One statement can write both rows: the key is known, and is looked for when the statement ends.
    together: bool,
}

/// Behind the rows, each file of rows is one more that can be needed.
fn edges(resolved: &Resolved) -> Vec<Edge> {
    let mut edges = Vec::new();
    let written = written_keys(resolved);
    for (at, row) in resolved.rows.iter().enumerate().filter(|(_, row)| !row.expected) {
        for (name, value) in row.values.iter() {
            let nullable = value.foreign().is_none_or(|foreign| foreign.nullable)
                && !resolved.keys[row.table().as_ref()].contains(name);
            let edge = |needs, together| Edge { row: at, needs, column: name.clone(), nullable, together };
            let target = match (&value.expression, value.points()) {
                (Expression::Key { row, column }, _) => Some((row, column.as_ref())),
                // A key that was written out points at a row, too.
                (Expression::Text(text), Some((table, column))) => {
                    let row = written.get(&(table, column, text.as_ref()));
                    if row.is_none() && value.foreign().is_none_or(|foreign| !foreign.deferrable) {
                        edges.extend(files_of(resolved, table).map(|file| edge(file, false)));
                    }
                    row.map(|row| (row, column))
                }
                _ => None,
            };
            let Some((needs, column)) = target else {
                continue;
            };
            let known = resolved.known(*needs, column).is_some();
            let waits = match value.foreign() {
                // The key is known and the constraint can wait, or there is none.
                Some(foreign) => !(known && foreign.deferrable),
                None => !known,
            };
            let other = &resolved.rows[*needs];
            match other.common.file {
                Some(file) if waits => edges.push(edge(resolved.rows.len() + file, false)),
                // What is there is waited for by nobody.
                _ if other.expected => {}
                // A row may point at itself: the constraint is checked at the end of the statement.
                _ if waits && !(*needs == at && known) => {
                    edges.push(edge(*needs, known && other.table() == row.table()));
                }
                _ => {}
            }
        }
    }
    edges.extend(edges_of_files(resolved));
    edges
}

/// The files of a table, as they are counted behind the rows.
fn files_of<'a>(resolved: &'a Resolved, table: &'a Name) -> impl Iterator<Item = usize> + 'a {
    let files = resolved.files.iter().enumerate().filter(move |(_, file)| *file.table == *table);
    files.map(|(at, _)| resolved.rows.len() + at)
}

/// What is in a file may point at any row of the tables that its own refers to.
fn edges_of_files(resolved: &Resolved) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (at, file) in resolved.files.iter().enumerate() {
        for (column, table) in &file.needs {
            let rows = resolved.to_write().filter(|(_, row)| **row.table() == *table).map(|(row, _)| row);
            edges.extend(rows.chain(files_of(resolved, table)).map(|needs| Edge {
                row: resolved.rows.len() + at,
                needs,
                column: Arc::new(column.clone()),
                nullable: false,
                together: false,
            }));
        }
    }
    edges
}

/// The rows by the values that other rows write out to point at them.
fn written_keys(resolved: &Resolved) -> HashMap<(&Name, &Ident, &str), usize> {
    let wanted: HashSet<(&Name, &Ident)> =
        resolved.rows.iter().flat_map(|row| row.values.values()).filter_map(ResolvedValue::points).collect();
    let mut found = HashMap::new();
    for (at, row) in resolved.rows.iter().enumerate() {
        for (table, column) in wanted.iter().filter(|(table, _)| *table == &**row.table()) {
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
        let cycles = cycles(resolved.rows.len() + resolved.files.len(), edges);
        let inside: Vec<&Edge> = edges
            .iter()
            .filter(|edge| edge.row == edge.needs || matches!((cycles.get(&edge.row), cycles.get(&edge.needs)), (Some(a), Some(b)) if a == b))
            .collect();
        if inside.is_empty() {
            return Ok(deferred);
        }
        let mut columns: BTreeMap<(&Name, &Ident), usize> = BTreeMap::new();
        for edge in inside.iter().filter(|edge| edge.nullable) {
            *columns.entry((resolved.rows[edge.row].table().as_ref(), edge.column.as_ref())).or_default() +=
                1;
        }
        let Some((table, column)) = columns
            .iter()
            .min_by_key(|(_, count)| **count)
            .map(|((table, column), _)| ((*table).clone(), (*column).clone()))
        else {
            return Err(inside.iter().map(|edge| impossible(resolved, edge)).collect());
        };
        let taken: HashSet<usize> = inside
            .iter()
            .filter(|edge| {
                edge.nullable && *edge.column == column && **resolved.rows[edge.row].table() == table
            })
            .map(|edge| edge.row)
            .collect();
        edges.retain(|edge| *edge.column != column || !taken.contains(&edge.row));
        deferred.extend(taken.into_iter().map(|row| (row, column.clone())));
    }
}

fn impossible(resolved: &Resolved, edge: &Edge) -> Problem {
    let name = |at: usize| match resolved.rows.get(at) {
        Some(row) => row.name(),
        None => resolved.files[at - resolved.rows.len()].file.name.clone(),
    };
    let place = match resolved.rows.get(edge.row) {
        Some(row) => row.place_of(row.values[&edge.column].spot),
        None => resolved.files[edge.row - resolved.rows.len()].file.named.clone(),
    };
    let expected = match resolved.rows.get(edge.row) {
        Some(_) => "; expected a nullable column in the cycle, or a DEFERRABLE foreign key",
        None => {
            ", and a file is written as a whole; expected a DEFERRABLE foreign key, or the rows of a nullable column as YAML"
        }
    };
    Problem::new(
        place,
        format!("{} and {} need each other first{expected}", name(edge.row), name(edge.needs)),
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

#[cfg(test)]
mod tests;
