//! Tables as they were when somebody last looked, so that a page of rows need not ask for their shape each time.

use super::super::Handler;
use super::PAGE;
use super::table::find;
use crate::db::{ReadOnly, Rows};
use crate::error::{Error, Result};
use crate::inspect::Table;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// By the names they were asked for.
#[derive(Default)]
pub(in super::super) struct Seen(RefCell<BTreeMap<String, Rc<Stamped>>>);

/// A table, and the text that its shape has.
pub(super) struct Stamped {
    pub(super) table: Table,
    stamp: Option<String>,
}

/// A query of ours on a table.
pub(super) struct Question {
    pub(super) sql: String,
    /// About how many bytes are read of it; none where there cannot be many.
    pub(super) most: Option<usize>,
}

/// Asks, and gives the rows with the table that the question was written for. Where that has another shape by now, it is
/// looked at again.
///
/// # Errors
/// Of the question, and whatever the server answers.
pub(super) async fn ask(
    handler: &Handler,
    name: &str,
    question: impl Fn(&Table) -> Result<Question>,
) -> Result<(Rc<Stamped>, Rows)> {
    let known = handler.seen.0.borrow().get(name).cloned();
    if let Some(known) = known
        && let Some(rows) = answer(handler, &known, &question(&known.table)?).await?
    {
        return Ok((known, rows?));
    }
    // It is another one by now, or nobody looked yet.
    let known = Rc::new(look(handler, name).await?);
    handler.seen.0.borrow_mut().insert(name.to_owned(), known.clone());
    let rows = answer(handler, &known, &question(&known.table)?).await?;
    let rows = rows.ok_or_else(|| Error::failed(format!("{name} is being changed")).hint("try again"))?;
    Ok((known, rows?))
}

async fn look(handler: &Handler, name: &str) -> Result<Stamped> {
    handler
        .pool
        .read(PAGE, async |reading| {
            let table = find(reading, name).await?;
            Ok(Stamped { stamp: stamp(reading, &table).await?, table })
        })
        .await
}

async fn stamp(reading: &mut ReadOnly<'_>, table: &Table) -> Result<Option<String>> {
    let rows = reading.query(&table.stamp(), None).await?.rows;
    Ok(rows.into_iter().flatten().next().flatten())
}

/// The rows; none where the table has another shape than the question was written for.
async fn answer(handler: &Handler, known: &Stamped, question: &Question) -> Result<Option<Result<Rows>>> {
    let table = &known.table;
    let (now, rows) = match question.most {
        None => handler.pool.glance(PAGE, (&table.stamp(), &question.sql)).await?,
        Some(bytes) => {
            let work = async |reading: &mut ReadOnly<'_>| {
                let now = stamp(reading, table).await?;
                reading.plan_as_usual().await?;
                reading.at_most(bytes);
                Ok((now, reading.query(&question.sql, None).await))
            };
            handler.pool.read(PAGE, work).await?
        }
    };
    Ok((now == known.stamp).then_some(rows))
}
