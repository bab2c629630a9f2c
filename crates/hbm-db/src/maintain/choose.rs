//! What there is to do: what doctor finds, or everything.

use super::{Action, Task};
use crate::catalog::quote_literal;
use crate::db::Session;
use crate::doctor::{Finding, Limits, Probe, diagnose, probes};
use crate::error::Result;
use crate::progress::Silent;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// What the probes of doctor find that maintenance mends. What they could not see is none of it.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn by_findings(session: &mut Session, actions: &BTreeSet<Action>) -> Result<Vec<Task>> {
    let mended = [
        (Action::Reindex, "invalid index", "invalid_indexes"),
        (Action::Vacuum, "dead rows", "dead_rows"),
        (Action::Vacuum, "old rows", "unfrozen_tables"),
        (Action::Analyze, "statistics", "stale_statistics"),
        (Action::Reindex, "bloat", "bloat_indexes"),
    ];
    let (mut tasks, mut known) = (Vec::new(), BTreeSet::new());
    for (action, what, name) in mended.into_iter().filter(|(action, ..)| actions.contains(action)) {
        let probe: Vec<&'static Probe> = probes().iter().filter(|probe| probe.name == name).collect();
        let found = diagnose(session, &probe, Limits::default(), &Silent).await?;
        for Finding { object, shown, mend, .. } in found.findings {
            let (Some(object), Some(mend)) = (object, mend) else { continue };
            // Partitions without an index are for somebody who knows which.
            let Some(action) = mended_by(action, &mend) else { continue };
            if known.insert((action, object.clone())) {
                tasks.push(Task { action, object, why: format!("{what}: {shown}") });
            }
        }
    }
    tasks.sort_by_key(|task| task.action);
    Ok(tasks)
}

/// What mends a finding: an invalid index is dropped where REINDEX CONCURRENTLY left it.
fn mended_by(action: Action, mend: &str) -> Option<Action> {
    match action {
        Action::Reindex if mend.starts_with("DROP INDEX CONCURRENTLY ") => Some(Action::Drop),
        Action::Reindex => mend.starts_with("REINDEX INDEX CONCURRENTLY ").then_some(action),
        other => Some(other),
    }
}

/// Every table and index of the database that has changed since it was worked on; what was worked on longest ago comes first.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn everything(session: &mut Session, actions: &BTreeSet<Action>) -> Result<Vec<Task>> {
    #[derive(Deserialize)]
    struct Row {
        action: Action,
        object: String,
        why: String,
    }
    let rows: Vec<Row> = session.read(include_str!("sql/all.sql")).await?;
    // Indexes that are not valid are found by the probe alone.
    let reindex = BTreeSet::from([Action::Reindex]);
    let invalid = match actions.contains(&Action::Reindex) {
        true => by_findings(session, &reindex).await?,
        false => Vec::new(),
    };
    let known: BTreeSet<String> = rows.iter().map(|row| row.object.clone()).collect();
    let all = rows.into_iter().map(|Row { action, object, why }| Task { action, object, why });
    let mut tasks: Vec<Task> = all.filter(|task| actions.contains(&task.action)).collect();
    tasks.extend(invalid.into_iter().filter(|task| !known.contains(&task.object)));
    tasks.sort_by_key(|task| task.action);
    Ok(tasks)
}

/// What is known of the object of a task.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct About {
    object: String,
    /// Its table.
    pub(crate) table: String,
    /// Whether the role may vacuum and analyze it.
    pub(crate) may: bool,
    /// Whether it is the index of an exclusion constraint.
    pub(crate) exclusion: bool,
}

/// The same for the objects of several tasks; those that are gone have none.
///
/// # Errors
/// Whatever the server answers.
pub(crate) async fn about(session: &mut Session, tasks: &[Task]) -> Result<BTreeMap<String, About>> {
    let objects: BTreeSet<String> = tasks.iter().map(|task| quote_literal(&task.object)).collect();
    let list = objects.into_iter().collect::<Vec<_>>().join(", ");
    // A privilege since PostgreSQL 17.
    let maintain = match session.server.version >= 170_000 {
        true => "or pg_catalog.has_table_privilege(t.oid, 'maintain')",
        false => "",
    };
    let query = include_str!("sql/about.sql")
        .replace("$maintain", maintain)
        .replace("$objects", &format!("array[{list}]"));
    let rows: Vec<About> = session.read(&query).await?;
    Ok(rows.into_iter().map(|row| (row.object.clone(), row)).collect())
}
