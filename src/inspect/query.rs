//! A query of the user, of which only reading is allowed.

use super::ResultSet;
use crate::db::ReadOnly;
use crate::error::{Error, Exit, Result};
use migration_file::Statement;

/// What a statement may begin with: what a cursor takes, and what answers in texts.
const QUERIES: [&str; 4] = ["select", "values", "table", "with"];
const UTILITIES: [&str; 2] = ["explain", "show"];

/// Runs one statement and reads its rows, at most so many.
///
/// # Errors
/// Exit 2 for what is not one statement; exit 4 for one that does more than read; what the server answers.
pub async fn query(reading: &mut ReadOnly<'_>, sql: &str, limit: Option<u32>) -> Result<ResultSet> {
    let statements = Statement::all(sql).map_err(|fault| {
        let advice = fault.advice;
        Error::usage("--sql cannot be read").because(fault).hint(advice)
    })?;
    let statement = match statements.as_slice() {
        [one] => one,
        [] => return Err(Error::usage("--sql has no statement")),
        several => {
            return Err(Error::usage(format!("--sql takes one statement, and these are {}", several.len())));
        }
    };
    let verb = statement.verb().unwrap_or_default().to_lowercase();
    reading.look_up_names(&[]).await?;
    // One more tells whether there are more.
    let asked = limit.map(|limit| limit.saturating_add(1));
    let answer = if QUERIES.contains(&verb.as_str()) {
        reading.query(&statement.sql, asked).await
    } else if UTILITIES.contains(&verb.as_str()) {
        reading.utility(&statement.sql).await
    } else {
        return Err(Error::refused(format!("{} is not run here", verb.to_uppercase()))
            .hint("inspect takes SELECT, VALUES, TABLE, WITH, EXPLAIN and SHOW, and nothing that writes"));
    };
    let rows = answer.map_err(|error| refusal(error.shown_in(&statement.sql)))?;
    let mut result = ResultSet::of(rows, reading).await?;
    if let Some(limit) = limit {
        result.cut(limit);
    }
    Ok(result)
}

/// What an error of the server means here.
pub(super) fn refusal(error: Error) -> Error {
    let writes = error.message().contains("data-modifying statements in WITH");
    match error.sqlstate() {
        // read_only_sql_transaction
        Some("25006") => error.exiting(Exit::Refused).hint("inspect only reads: nothing was changed"),
        _ if writes => error.exiting(Exit::Refused).hint("inspect only reads: nothing was changed"),
        // query_canceled
        Some("57014") => error.hint("--timeout gives it more time: --timeout 5m"),
        _ => error,
    }
}
