//! Loss is counted, not assumed.

use crate::catalog::Name;
use crate::db::Session;
use crate::error::Result;
use crate::plan::{Hazard, Plan};
use std::collections::BTreeSet;

/// Counts what every hazard of the plan would lose, in one round trip each.
///
/// # Errors
/// What the server answers to a probe: for a change of type, that a value cannot be converted at all.
pub async fn measure(session: &mut Session, plan: &mut Plan) -> Result<()> {
    if plan.statements.iter().all(|statement| statement.hazards.is_empty()) {
        return Ok(());
    }
    for statement in &mut plan.statements {
        count(session, &mut statement.hazards).await.map_err(|error| {
            if error.is_changed_meanwhile() {
                return error
                    .context(format!("cannot {}: the schema was changed since the plan was made", statement.summary))
                    .hint("make a new plan")
                    .as_changed_meanwhile();
            }
            error
                .context(format!("cannot {}: the rows do not allow it", statement.summary))
                .hint("correct the rows first, or change the type by hand with USING")
        })?;
    }
    Ok(())
}

/// Counts what each of these would lose. Where it cannot be counted, as with a type that is yet to come, the number
/// stays unknown, and it is asked for.
///
/// # Errors
/// What the server answers to a probe.
pub(crate) async fn count(session: &mut Session, hazards: &mut [Hazard]) -> Result<()> {
    if hazards.is_empty() {
        return Ok(());
    }
    // Rows that a policy hides would be lost uncounted: better an error.
    session.execute("set row_security = off").await?;
    for hazard in hazards {
        let sql = format!("select n::text from ({}) as probe (n)", hazard.probe);
        match session.texts(&sql).await {
            Err(error) if error.sqlstate() == Some("42704") => {}
            counted => hazard.loses = counted?.first().and_then(|count| count.parse().ok()),
        }
    }
    Ok(())
}

/// Locks the tables that hazards are about, so that no row comes after it was counted.
///
/// # Errors
/// What the server answers, as where a lock cannot be had in time.
pub(crate) async fn lock_out(session: &mut Session, hazards: &[&Hazard]) -> Result<()> {
    let tables: BTreeSet<&Name> = hazards.iter().flat_map(|hazard| &hazard.tables).collect();
    if tables.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = tables.iter().map(ToString::to_string).collect();
    session.execute(&format!("lock table {} in access exclusive mode", names.join(", "))).await
}
