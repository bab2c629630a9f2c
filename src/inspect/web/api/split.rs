//! Where the statements of a text begin and end.

use crate::error::{Error, Result};
use migration_file::Statement;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(super) struct Asked {
    sql: String,
}

#[derive(Serialize)]
pub(super) struct Answer {
    statements: Vec<Span>,
}

/// Without the semicolon; in UTF-16 code units, as scripts count.
#[derive(Serialize)]
struct Span {
    from: usize,
    to: usize,
}

pub(super) fn read(asked: &Asked) -> Result<Answer> {
    let statements = Statement::all(&asked.sql).map_err(|fault| {
        let advice = fault.advice;
        Error::usage("the statements cannot be told apart").because(fault).hint(advice)
    })?;
    let units = |bytes: usize| asked.sql[..bytes].encode_utf16().count();
    let span = |one: &Statement| Span { from: units(one.start), to: units(one.start + one.sql.len()) };
    Ok(Answer { statements: statements.iter().map(span).collect() })
}
