//! Loss is counted, not assumed.

use crate::db::Session;
use crate::error::Result;
use crate::plan::Plan;

/// Counts what every hazard of the plan would lose, in one round trip each.
///
/// # Errors
/// What the server answers to a probe: for a change of type, that a value cannot be converted at all.
pub async fn measure(session: &mut Session, plan: &mut Plan) -> Result<()> {
    for statement in &mut plan.statements {
        for hazard in &mut statement.hazards {
            let sql = format!("select n::text from ({}) as probe (n)", hazard.probe);
            let counted = session.texts(&sql).await.map_err(|error| {
                error
                    .context(format!("cannot {}: the rows do not allow it", statement.summary))
                    .hint("correct the rows first, or change the type by hand with USING")
            })?;
            hazard.loses = counted.first().and_then(|count| count.parse().ok());
        }
    }
    Ok(())
}
