//! Loss is counted, not assumed.

use crate::catalog::Name;
use crate::db::Session;
use crate::error::{Error, Result};
use crate::plan::{Hazard, Plan, Unknown};
use std::collections::BTreeSet;

/// Counts what every hazard of the plan would lose, many at a time. What cannot be counted stays unknown, with the reason.
///
/// # Errors
/// What the server answers, unless it says that something cannot be counted.
pub async fn measure(session: &mut Session, plan: &mut Plan) -> Result<()> {
    // Nothing of it is done then.
    if !plan.conflicts.is_empty() {
        return Ok(());
    }
    count(session, plan.statements.iter_mut().flat_map(|statement| &mut statement.hazards), Within::Own).await
}

/// The transaction in which is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// One of its own.
    Own,
    /// That of the caller, which stays of use whatever a query that counts is answered.
    Callers,
}

/// How many are counted by one message.
const AT_ONCE: usize = 50;

/// The same for some hazards.
///
/// # Errors
/// What the server answers, unless it says that something cannot be counted.
pub(crate) async fn count(
    session: &mut Session,
    hazards: impl IntoIterator<Item = &mut Hazard>,
    within: Within,
) -> Result<()> {
    let mut countable: Vec<&mut Hazard> =
        hazards.into_iter().filter(|hazard| hazard.probe.is_some()).collect();
    if within == Within::Own && session.is_lent() {
        for hazard in countable {
            hazard.unknown = Some(Unknown::NotCounted("through a pooler in transaction mode".into()));
        }
        return Ok(());
    }
    for some in countable.chunks_mut(AT_ONCE) {
        match ask(session, some, within).await {
            // Which of them it is, is found out one by one.
            Err(error) if some.len() > 1 && error.sqlstate() != Some(LOCKED) => {
                for hazard in some.chunks_mut(1) {
                    let answer = ask(session, hazard, within).await;
                    take(hazard, answer)?;
                }
            }
            answer => take(some, answer)?,
        }
    }
    Ok(())
}

/// Asks for the numbers of some hazards by one message, which is a transaction of its own where none was begun.
async fn ask(session: &mut Session, hazards: &[&mut Hazard], within: Within) -> Result<Vec<String>> {
    let probes = hazards.iter().filter_map(|hazard| hazard.probe.as_ref());
    let queries: Vec<String> =
        probes.map(|probe| format!("select n::text from ({probe}) as probe (n)")).collect();
    // Rows that a policy hides would be lost uncounted: better an error, and a loss that has to be named.
    let asked = format!("set local row_security = off; {}", queries.join(";\n"));
    if within == Within::Own {
        return session.texts(&asked).await;
    }
    session.execute("savepoint probe").await?;
    let answer = session.texts(&asked).await;
    session
        .execute(match answer {
            Ok(_) => "release savepoint probe",
            Err(_) => "rollback to savepoint probe; release savepoint probe",
        })
        .await?;
    answer
}

/// Writes down what was answered about all of them, or about the only one.
fn take(hazards: &mut [&mut Hazard], answer: Result<Vec<String>>) -> Result<()> {
    match answer {
        Ok(counts) => {
            for (hazard, count) in hazards.iter_mut().zip(counts) {
                hazard.loses = count.parse().ok();
                hazard.unknown = None;
            }
        }
        Err(error) if error.is_changed_meanwhile() => {
            return Err(error
                .context("cannot count what would be lost: the schema was changed since the plan was made")
                .hint("make a new plan")
                .changed_meanwhile());
        }
        Err(error) if error.sqlstate() == Some(LOCKED) => {
            return Err(error.context("cannot count what would be lost"));
        }
        Err(error) => {
            let unknown = unknown(&error);
            if unknown.is_none() && error.sqlstate() != Some(TO_COME) {
                return Err(error);
            }
            for hazard in hazards {
                hazard.unknown = unknown.clone();
                hazard.loses = None;
            }
        }
    }
    Ok(())
}

/// A lock that could not be had in time.
const LOCKED: &str = "55P03";

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
    lock_tables(session, &hazards.iter().flat_map(|hazard| &hazard.tables).collect()).await
}

/// Locks tables, so that nobody else reads or writes them.
///
/// # Errors
/// What the server answers, as where a lock cannot be had in time.
pub(super) async fn lock_tables(session: &mut Session, tables: &BTreeSet<&Name>) -> Result<()> {
    if tables.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = tables.iter().map(ToString::to_string).collect();
    session.execute(&format!("lock table {} in access exclusive mode", names.join(", "))).await
}
