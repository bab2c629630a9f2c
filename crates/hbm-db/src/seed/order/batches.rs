//! Rows, and which of them need others → batches. Pure.

use super::{Batch, Edge};
use crate::catalog::{Ident, Name};
use crate::seed::{Expression, Resolved, ResolvedRow};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most rows that go into one statement.
const ROWS: usize = 1000;
/// About how many bytes of values go into one statement, unless one row has more.
const BYTES: usize = 1024 * 1024;

/// The columns that a row gives, each with whether an existing row keeps what it has.
type Columns<'a> = Vec<(&'a Ident, bool)>;

/// Takes, again and again, all rows of a table that need nothing more; a table that can be finished goes first.
pub(super) fn batches(
    resolved: &Resolved,
    edges: &[Edge],
    deferred: &BTreeSet<(usize, Ident)>,
) -> Vec<Batch> {
    let mut waiting = Waiting::of(resolved, edges, deferred);
    let mut batches = Vec::new();
    while let Some((table, rows)) = waiting.take() {
        let (files, rows): (Vec<usize>, Vec<usize>) =
            rows.into_iter().partition(|at| *at >= resolved.rows.len());
        for at in files {
            let file = at - resolved.rows.len();
            waiting.together(usize::MAX, vec![at]);
            let columns = resolved.files[file].columns.clone();
            batches.push(Batch { table: table.clone(), columns, rows: Vec::new(), file: Some(file) });
        }
        for (group, rows) in waiting.groups(rows) {
            let rows = waiting.together(group, rows);
            let columns: Vec<Ident> =
                waiting.columns[group].iter().map(|(column, _)| (*column).clone()).collect();
            batches.extend(in_parts(resolved, &rows).into_iter().map(|rows| Batch {
                table: table.clone(),
                columns: columns.clone(),
                rows: rows.to_vec(),
                file: None,
            }));
        }
    }
    batches
}

/// The rows that are not in a batch yet.
struct Waiting<'a> {
    resolved: &'a Resolved,
    /// How many rows each needs first.
    needs: Vec<usize>,
    /// The rows that need each, and whether one statement can write both.
    needed_by: Vec<Vec<(usize, bool)>>,
    /// Which columns each gives, as a number.
    group: Vec<usize>,
    columns: Vec<Columns<'a>>,
    /// How many rows of a table are left.
    left: BTreeMap<&'a Name, usize>,
    /// Those of them that need nothing more.
    ready: BTreeMap<&'a Name, Vec<usize>>,
    /// The last group in which each met a row that has to be there before the statement.
    apart: Vec<usize>,
    round: usize,
}

impl<'a> Waiting<'a> {
    fn of(resolved: &'a Resolved, edges: &[Edge], deferred: &BTreeSet<(usize, Ident)>) -> Self {
        let count = resolved.rows.len() + resolved.files.len();
        let mut waiting = Self {
            resolved,
            needs: vec![0; count],
            needed_by: vec![Vec::new(); count],
            group: vec![0; count],
            columns: Vec::new(),
            left: BTreeMap::new(),
            ready: BTreeMap::new(),
            apart: vec![0; count],
            round: 0,
        };
        for edge in edges {
            waiting.needs[edge.row] += 1;
            waiting.needed_by[edge.needs].push((edge.row, edge.together));
        }
        let mut numbers: HashMap<Columns<'a>, usize> = HashMap::new();
        for (at, row) in resolved.to_write() {
            let columns = columns(at, row, deferred);
            let next = numbers.len();
            waiting.group[at] = *numbers.entry(columns).or_insert(next);
            *waiting.left.entry(row.table()).or_default() += 1;
            if waiting.needs[at] == 0 {
                waiting.ready.entry(row.table()).or_default().push(at);
            }
        }
        for (at, file) in resolved.files.iter().enumerate() {
            *waiting.left.entry(&file.table).or_default() += 1;
            if waiting.needs[resolved.rows.len() + at] == 0 {
                waiting.ready.entry(&file.table).or_default().push(resolved.rows.len() + at);
            }
        }
        let mut columns: Vec<_> = numbers.into_iter().collect();
        columns.sort_by_key(|(_, number)| *number);
        waiting.columns = columns.into_iter().map(|(columns, _)| columns).collect();
        waiting
    }

    /// The table of a row, or of a file of rows.
    fn table(&self, at: usize) -> &'a Name {
        match self.resolved.rows.get(at) {
            Some(row) => row.table(),
            None => &self.resolved.files[at - self.resolved.rows.len()].table,
        }
    }

    /// The rows of a table that need nothing more.
    fn take(&mut self) -> Option<(Name, Vec<usize>)> {
        let (table, _) =
            self.ready.iter().max_by_key(|(table, rows)| (rows.len() == self.left[*table], rows.len()))?;
        let table = *table;
        Some((table.clone(), self.ready.remove(table)?))
    }

    /// The rows by the columns that they give.
    fn groups(&self, rows: Vec<usize>) -> Vec<(usize, Vec<usize>)> {
        let mut groups: BTreeMap<&Columns<'a>, (usize, Vec<usize>)> = BTreeMap::new();
        for row in rows {
            let group = self.group[row];
            groups.entry(&self.columns[group]).or_insert((group, Vec::new())).1.push(row);
        }
        let sorted = groups.into_values().map(|(group, mut rows)| {
            rows.sort_unstable();
            (group, rows)
        });
        sorted.collect()
    }

    /// The rows, and behind them those that need nothing but them and can be written along: a tree of rows that give the
    /// same columns is one group, however deep it is.
    fn together(&mut self, group: usize, mut rows: Vec<usize>) -> Vec<usize> {
        self.round += 1;
        let mut next = 0;
        while let Some(row) = rows.get(next).copied() {
            next += 1;
            if let Some(left) = self.left.get_mut(self.table(row)) {
                *left -= 1;
            }
            for (other, along) in std::mem::take(&mut self.needed_by[row]) {
                self.needs[other] -= 1;
                if !along || self.group[other] != group {
                    self.apart[other] = self.round;
                }
                let is_free = self.needs[other] == 0;
                if is_free && self.apart[other] == self.round {
                    self.ready.entry(self.table(other)).or_default().push(other);
                } else if is_free {
                    rows.push(other);
                }
            }
        }
        rows
    }
}

/// The columns that are written of a row.
fn columns<'a>(at: usize, row: &'a ResolvedRow, deferred: &BTreeSet<(usize, Ident)>) -> Columns<'a> {
    let is_now = |column: &Ident| deferred.is_empty() || !deferred.contains(&(at, column.clone()));
    row.values
        .iter()
        .filter(|(column, _)| is_now(column))
        .map(|(column, value)| (column.as_ref(), value.expression.is_written_once()))
        .collect()
}

/// The rows in parts, of which a statement can hold one.
pub(in crate::seed) fn in_parts<'r>(resolved: &Resolved, rows: &'r [usize]) -> Vec<&'r [usize]> {
    let mut parts = Vec::new();
    let (mut begin, mut bytes) = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        let size = size(&resolved.rows[*row]);
        if at > begin && (at - begin == ROWS || bytes + size > BYTES) {
            parts.push(&rows[begin..at]);
            (begin, bytes) = (at, 0);
        }
        bytes += size;
    }
    if begin < rows.len() {
        parts.push(&rows[begin..]);
    }
    parts
}

fn size(row: &ResolvedRow) -> usize {
    let texts = row.values.values().map(|value| match &value.expression {
        Expression::Text(text) | Expression::Moment(text) | Expression::Time(text) => text.len(),
        _ => 0,
    });
    texts.sum()
}
