//! A page of rows, found by the key: it costs the same wherever it is.

use super::super::Desk;
use super::PAGE;
use super::filter::Rows;
use super::table::find;
use crate::catalog::Ident;
use crate::db::{self, ReadOnly};
use crate::error::{Error, Result};
use crate::inspect::{Column, Page, Table};
use serde::{Deserialize, Serialize};

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

pub(super) async fn read(desk: &Desk, asked: &Asked) -> Result<Answer> {
    if asked.limit == 0 || asked.limit > MOST {
        return Err(Error::usage(format!("a page has 1 to {MOST} rows")));
    }
    desk.pool.read(PAGE, async |reading| page(reading, asked).await).await
}

async fn page(reading: &mut ReadOnly<'_>, asked: &Asked) -> Result<Answer> {
    let table = find(reading, &asked.rows.table).await?;
    let backward = asked.last || asked.before.is_some();
    let page = asked.rows.page(&table, backward)?;
    let place = asked.before.as_deref().or(asked.after.as_deref());
    let begun = std::time::Instant::now();
    let db::Rows { rows: mut found, more, .. } = fetch(reading, &table, &page, asked, place).await?;
    let limit = usize::try_from(asked.limit).unwrap_or(usize::MAX);
    let more = more || found.len() > limit;
    found.truncate(limit);
    let first = found.first().and_then(|row| page.place(&table, row));
    let last = found.last().and_then(|row| page.place(&table, row));
    let (previous, next) = match backward {
        false => (first.filter(|_| place.is_some()), last.filter(|_| more)),
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
    answer.cut(&table, &asked.rows);
    Ok(answer)
}

async fn fetch(
    reading: &mut ReadOnly<'_>,
    table: &Table,
    page: &Page<'_>,
    asked: &Asked,
    place: Option<&str>,
) -> Result<db::Rows> {
    reading.plan_as_usual().await?;
    reading.at_most(BYTES);
    let conditions: Vec<String> = asked.rows.condition(table)?.into_iter().collect();
    let after = place.map(|place| page.read(place)).transpose()?;
    let shown: Vec<String> = table.columns.iter().map(|column| shown(column, table, &asked.rows)).collect();
    let from = (shown.as_slice(), &table.relation);
    let sql = page.select(from, &conditions, after.as_deref(), u64::from(asked.limit) + 1);
    reading.query(&sql, None).await
}

/// A value, cut where it may be long. `format` prints it as PostgreSQL does, where a cast may not.
fn shown(column: &Column, table: &Table, rows: &Rows) -> String {
    let name = &column.name;
    if !is_cut(column, table, rows) {
        return name.to_string();
    }
    format!(
        "case when {name} is not null then pg_catalog.left(pg_catalog.format('%s', {name}), {}) end as {name}",
        CELL + 1
    )
}

fn is_cut(column: &Column, table: &Table, rows: &Rows) -> bool {
    const LONG: [&str; 7] = ["text", "character varying", "json", "jsonb", "bytea", "xml", "tsvector"];
    let long = LONG.contains(&column.base.as_str()) || column.base.ends_with("[]");
    long && !rows.orders_by(table, &column.name)
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
