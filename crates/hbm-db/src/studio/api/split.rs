//! Where the statements of a text begin and end.

use crate::error::{Error, Result};
use hbm_db_migration_file::Statement;
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
    // Statements come in their order, so that each part of the text is counted once.
    let (mut bytes, mut units) = (0, 0);
    let mut count_to = |end: usize| {
        units += asked.sql[bytes..end].encode_utf16().count();
        bytes = end;
        units
    };
    let span = |one: &Statement| Span { from: count_to(one.start), to: count_to(one.start + one.sql.len()) };
    Ok(Answer { statements: statements.iter().map(span).collect() })
}
