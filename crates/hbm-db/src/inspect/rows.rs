//! A page of the rows of a table.

use super::query::refusal;
use super::{Page, ResultSet, Table};
use crate::db::ReadOnly;
use crate::error::{Error, Exit, Result};

/// Which rows are wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// A condition in SQL, of the user.
    pub condition: Option<String>,
    /// Columns to order by: `name` or `name:desc`.
    pub order: Vec<String>,
    /// How many.
    pub limit: u32,
    /// The place after which they begin.
    pub after: Option<String>,
}

/// Reads them.
///
/// # Errors
/// Exit 2 for a column or a place that does not fit the table; what the server answers.
pub async fn rows(reading: &mut ReadOnly<'_>, table: &Table, wanted: &Wanted) -> Result<ResultSet> {
    let page = Page::new(table, &wanted.order)?;
    reading.look_up_names().await?;
    let mut conditions = Vec::new();
    if let Some(condition) = &wanted.condition {
        check(reading, table, condition).await?;
        conditions.push(format!("(\n{condition}\n)"));
    }
    let after = match &wanted.after {
        Some(after) => Some(place(reading, table, &page, after).await?),
        None => None,
    };
    let columns: Vec<String> = table.columns.iter().map(|column| column.name.to_string()).collect();
    let from = (columns.as_slice(), &table.relation);
    let sql = page.select(from, &conditions, after.as_deref(), u64::from(wanted.limit) + 1);
    let rows = reading.query(&sql, None).await.map_err(refusal)?;
    let mut result = ResultSet::of(rows, reading).await?;
    result.cut(wanted.limit);
    if result.more {
        result.next = result.rows.last().and_then(|row| page.place(table, row));
    }
    Ok(result)
}

/// A condition has to be one by itself, so that no parenthesis of it closes ours; and in parentheses, so that nothing
/// follows it. Nothing runs.
async fn check(reading: &mut ReadOnly<'_>, table: &Table, condition: &str) -> Result<()> {
    let head = format!("explain (costs off) select from {} where", table.relation);
    for (open, close) in [("\n", "\n"), (" (\n", "\n)")] {
        let before = format!("{head}{open}");
        let tried = reading.utility(&format!("{before}{condition}{close}")).await;
        tried.map(drop).map_err(|error| {
            let error = error.moved(before.chars().count()).shown_in(condition);
            refusal(error).exiting(Exit::Usage).context("--where is not a condition on this table")
        })?;
    }
    Ok(())
}

/// The values of `--after`, each of which is of its type.
async fn place(
    reading: &mut ReadOnly<'_>,
    table: &Table,
    page: &Page<'_>,
    after: &str,
) -> Result<Vec<Option<String>>> {
    if !page.is_total() {
        return Err(Error::usage(format!(
            "{} has no key that tells its rows apart, so there is no place to go on from",
            table.name
        ))
        .hint("take --order and a larger --limit, or --where"));
    }
    let values = page.read(after)?;
    reading.utility(&format!("explain {}", page.trial(&values))).await.map_err(|error| {
        error
            .context(format!("--after {after} is not a place in this order"))
            .exiting(Exit::Usage)
            .detail(format!("expected {}", page.expected()))
            .hint("take it from the end of the page before, with the same --order")
    })?;
    Ok(values)
}
