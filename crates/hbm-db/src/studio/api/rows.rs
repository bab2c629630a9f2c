//! A page of rows, found by the key: it costs the same wherever it is.

use super::super::Handler;
use super::filter::Rows;
use super::seen::{Question, ask};
use crate::catalog::Ident;
use crate::db;
use crate::error::{Error, Result};
use crate::inspect::{Column, Table};
use serde::{Deserialize, Serialize};
use std::time::Instant;

/// Characters of a value that a page of rows has; the rest is fetched by itself.
const CELL: usize = 500;
/// Rows of a page.
const MOST: u32 = 1000;
/// About the bytes of a page; one with more ends earlier.
const BYTES: usize = 16 * 1024 * 1024;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(flatten)]
    rows: Rows,
    /// The place after which the page begins, or before which it ends.
    after: Option<String>,
    before: Option<String>,
    /// The page at the end.
    #[serde(default)]
    last: bool,
    limit: u32,
}

#[derive(Serialize)]
pub(super) struct Answer {
    columns: Vec<Ident>,
    rows: Vec<Vec<Option<String>>>,
    /// The values that are longer, by row and column.
    cut: Vec<(usize, usize)>,
    /// The place of the first row, where there are rows before it.
    previous: Option<String>,
    /// The place of the last row, where there are rows behind it.
    next: Option<String>,
    /// Whether there is more that cannot be turned to, as the table has no key.
    more: bool,
    milliseconds: f64,
}

pub(super) async fn read(handler: &Handler, asked: &Asked) -> Result<Answer> {
    if asked.limit == 0 || asked.limit > MOST {
        return Err(Error::usage(format!("a page has 1 to {MOST} rows")));
    }
    let begun = Instant::now();
    let (seen, found) = ask(handler, &asked.rows.table, |table| question(table, asked)).await?;
    answer(&seen.table, asked, found, begun)
}

/// The rows of the page, and one more if there is one.
fn question(table: &Table, asked: &Asked) -> Result<Question> {
    let page = asked.rows.page(table, asked.is_backward())?;
    let conditions: Vec<String> = asked.rows.condition(table)?.into_iter().collect();
    let after = asked.place().map(|place| page.read(place)).transpose()?;
    let shown: Vec<String> = table.columns.iter().map(|column| shown(column, table, &asked.rows)).collect();
    let from = (shown.as_slice(), &table.relation);
    let sql = page.select(from, &conditions, after.as_deref(), u64::from(asked.limit) + 1);
    // Of long values there may be more bytes than anybody can look at.
    let whole = table.columns.iter().any(|column| !column.short && !is_cut(column, table, &asked.rows));
    Ok(Question { sql, most: whole.then_some(BYTES) })
}

fn answer(table: &Table, asked: &Asked, found: db::Rows, begun: Instant) -> Result<Answer> {
    let backward = asked.is_backward();
    let page = asked.rows.page(table, backward)?;
    let db::Rows { rows: mut found, more, .. } = found;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = more || found.len() > limit;
    found.truncate(limit);
    let first = found.first().and_then(|row| page.place(table, row));
    let last = found.last().and_then(|row| page.place(table, row));
    let (previous, next) = match backward {
        false => (first.filter(|_| asked.place().is_some()), last.filter(|_| more)),
        true => {
            found.reverse();
            (last.filter(|_| more), first.filter(|_| !asked.last))
        }
    };
    let mut answer = Answer {
        columns: table.columns.iter().map(|column| column.name.clone()).collect(),
        rows: found,
        cut: Vec::new(),
        previous,
        next,
        more: more && !page.is_total(),
        milliseconds: begun.elapsed().as_secs_f64() * 1000.0,
    };
    answer.cut(table, &asked.rows);
    Ok(answer)
}

impl Asked {
    /// Whether the page is read from its end.
    fn is_backward(&self) -> bool {
        self.last || self.before.is_some()
    }

    fn place(&self) -> Option<&str> {
        self.before.as_deref().or(self.after.as_deref())
    }
}

/// A value, cut where it may be long. `format` prints it as PostgreSQL does, where a cast may not.
fn shown(column: &Column, table: &Table, rows: &Rows) -> String {
    let name = &column.name;
    if !is_cut(column, table, rows) {
        return name.to_string();
    }
    format!(
        "case when pg_catalog.num_nulls({name}) = 0 then pg_catalog.left(pg_catalog.format('%s', {name}), {}) end as {name}",
        CELL + 1
    )
}

fn is_cut(column: &Column, table: &Table, rows: &Rows) -> bool {
    !column.short && !rows.orders_by(table, &column.name)
}

impl Answer {
    fn cut(&mut self, table: &Table, rows: &Rows) {
        for (at, column) in table.columns.iter().enumerate() {
            if !is_cut(column, table, rows) {
                continue;
            }
            for (row, values) in self.rows.iter_mut().enumerate() {
                let Some(Some(text)) = values.get_mut(at) else { continue };
                if let Some((end, _)) = text.char_indices().nth(CELL) {
                    text.truncate(end);
                    self.cut.push((row, at));
                }
            }
        }
    }
}
