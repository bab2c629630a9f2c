//! Loss is counted, not assumed.

use crate::db::Session;
use crate::error::Result;
use crate::plan::Plan;

/// Counts what every hazard of the plan would lose, in one round trip each.
///
/// # Errors
/// What the server answers to a probe: for a change of type, that a value cannot be converted at all.
pub async fn measure(session: &mut Session, plan: &mut Plan) -> Result<()> {
    if plan.statements.iter().all(|statement| statement.hazards.is_empty()) {
        return Ok(());
    }
    // Rows that a policy hides would be lost uncounted: better an error.
    session.execute("set row_security = off").await?;
    for statement in &mut plan.statements {
        for hazard in &mut statement.hazards {
            let sql = format!("select n::text from ({}) as probe (n)", hazard.probe);
            let counted = match session.texts(&sql).await {
                // A type that the plan brings first, as with an extension: it cannot be counted, so it is asked for.
                Err(error) if error.sqlstate() == Some("42704") => continue,
                counted => counted,
            };
            let counted = counted.map_err(|error| {
                error
                    .context(format!("cannot {}: the rows do not allow it", statement.summary))
                    .hint("correct the rows first, or change the type by hand with USING")
            })?;
            hazard.loses = counted.first().and_then(|count| count.parse().ok());
        }
    }
    Ok(())
}
