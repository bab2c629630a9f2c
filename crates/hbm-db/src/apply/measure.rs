//! Loss is counted, not assumed.

use crate::catalog::Name;
use crate::db::{Pooler, Session};
use crate::error::{Error, Result};
use crate::plan::{Hazard, Plan, Unknown};
use std::collections::BTreeSet;

/// Counts what every hazard of the plan would lose, in one round trip each, in a transaction of its own. What cannot be
/// counted stays unknown, with the reason.
///
/// # Errors
/// What the server answers, unless it says that something cannot be counted.
pub async fn measure(session: &mut Session, plan: &mut Plan) -> Result<()> {
    let mut hazards = plan.statements.iter_mut().flat_map(|statement| &mut statement.hazards);
    if hazards.all(|hazard| hazard.probe.is_none()) {
        return Ok(());
    }
    if session.pooler == Some(Pooler::Transaction) {
        let hazards = plan.statements.iter_mut().flat_map(|statement| &mut statement.hazards);
        for hazard in hazards.filter(|hazard| hazard.probe.is_some()) {
            hazard.unknown = Some(Unknown::NotCounted("through a pooler in transaction mode".into()));
        }
        return Ok(());
    }
    session.begin().await?;
    let mut counted = Ok(());
    for statement in &mut plan.statements {
        counted = count(session, &mut statement.hazards).await;
        if counted.is_err() {
            break;
        }
    }
    session.rollback().await?;
    counted
}

/// The same for some hazards, in the transaction of the session, which stays of use whatever a query that counts is answered.
///
/// # Errors
/// What the server answers, unless it says that something cannot be counted.
pub(crate) async fn count(session: &mut Session, hazards: &mut [Hazard]) -> Result<()> {
    if hazards.iter().all(|hazard| hazard.probe.is_none()) {
        return Ok(());
    }
    // Rows that a policy hides would be lost uncounted: better an error, and a loss that has to be named.
    session.execute("set local row_security = off").await?;
    for hazard in hazards {
        let Some(probe) = &hazard.probe else { continue };
        session.execute("savepoint probe").await?;
        match session.texts(&format!("select n::text from ({probe}) as probe (n)")).await {
            Ok(counts) => {
                hazard.loses = counts.first().and_then(|count| count.parse().ok());
                hazard.unknown = None;
                session.execute("release savepoint probe").await?;
            }
            Err(error) => {
                hazard.unknown = unknown(&error);
                hazard.loses = None;
                let has_words = hazard.unknown.is_some() || error.sqlstate() == Some(TO_COME);
                if !has_words {
                    return Err(error);
                }
                session.execute("rollback to savepoint probe; release savepoint probe").await?;
            }
        }
    }
    Ok(())
}

/// A type that the plan has yet to make: what is lost is not known, and is asked for.
const TO_COME: &str = "42704";

fn unknown(error: &Error) -> Option<Unknown> {
    let message = || error.message().to_owned();
    match error.sqlstate()? {
        "42501" => Some(Unknown::NotCounted(message())),
        // A value has no form in the new type, or no cast is known by which it could get one.
        code if code.starts_with("22") || code == "42846" => Some(Unknown::RowsInTheWay(message())),
        _ => None,
    }
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
