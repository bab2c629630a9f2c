//! A query of the user, of which only reading is allowed.

use super::ResultSet;
use crate::db::ReadOnly;
use crate::error::{Error, Exit, Result};
use hbm_db_migration_file::Statement;

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
        Error::usage("the statement cannot be read").because(fault).hint(advice)
    })?;
    let statement = match statements.as_slice() {
        [one] => one,
        [] => {
            return Err(Error::usage("there is no statement")
                .hint("write a SELECT, VALUES, TABLE, WITH, EXPLAIN or SHOW"));
        }
        several => {
            let several = several.len();
            return Err(Error::usage(format!("one statement runs at a time, and these are {several}"))
                .hint("run them one after another"));
        }
    };
    reading.look_up_names().await?;
    // One more tells whether there are more.
    let asked = limit.map(|limit| limit.saturating_add(1));
    let verb = verb(statement);
    let answer = if QUERIES.contains(&verb.as_str()) {
        reading.query(&statement.sql, asked).await
    } else if UTILITIES.contains(&verb.as_str()) {
        check_analyzed(reading, statement).await?;
        reading.utility(&statement.sql).await
    } else {
        return Err(not_run(&verb));
    };
    let rows = answer.map_err(|error| refusal(error.shown_in(&statement.sql)))?;
    let mut result = ResultSet::of(rows, reading).await?;
    result.prose = verb == "explain";
    if let Some(limit) = limit {
        result.cut(limit);
    }
    Ok(result)
}

fn verb(statement: &Statement) -> String {
    statement.verb().unwrap_or_default().to_lowercase()
}

fn not_run(verb: &str) -> Error {
    Error::refused(format!("{} is not run here", verb.to_uppercase()))
        .hint("SELECT, VALUES, TABLE, WITH, EXPLAIN and SHOW are, and nothing that writes")
}

/// EXPLAIN ANALYZE makes a table also in a read-only transaction, so it has to be of a query that makes none.
async fn check_analyzed(reading: &mut ReadOnly<'_>, statement: &Statement) -> Result<()> {
    let Some(inner) = statement.analyzed() else { return Ok(()) };
    let verb = verb(&inner);
    if !QUERIES.contains(&verb.as_str()) {
        return Err(not_run(&verb));
    }
    reading.try_query(&inner.sql).await.map_err(|error| refusal(error.shown_in(&inner.sql)))
}

/// What an error of the server means here.
pub(crate) fn refusal(error: Error) -> Error {
    let writes = error.message().contains("data-modifying statements in WITH");
    match error.sqlstate() {
        // read_only_sql_transaction; active_sql_transaction, for what would make it another
        Some("25006" | "25001") => {
            error.exiting(Exit::Refused).hint("what only reads is run here: nothing was changed")
        }
        _ if writes => error.exiting(Exit::Refused).hint("what only reads is run here: nothing was changed"),
        _ => error,
    }
}
