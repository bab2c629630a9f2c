//! A plan for people.

use super::{Question, Report};
use crate::catalog::Ident;
use crate::plan::{Lock, Plan, Statement};
use crate::proposal::not_asked;
use serde::Serialize;
use std::collections::BTreeSet;

/// A plan and the questions it leaves.
#[derive(Clone, Debug, Serialize)]
pub struct PlanReport {
    /// What the desired state was read from.
    pub source: String,
    /// How many statements there are; 0 means "no changes".
    pub changes: usize,
    /// Possible renames nobody decided on, with the flags that would.
    pub questions: Vec<Question>,
    /// How many pairs of a drop and a creation of the same form are not asked about, as their names are not alike.
    pub unlikely_renames: usize,
    /// Namespaces of the database that the desired state does not speak of: left as they are.
    pub unmanaged: BTreeSet<Ident>,
    /// The plan.
    #[serde(flatten)]
    pub plan: Plan,
}

impl Report for PlanReport {
    fn text(&self) -> String {
        let mut out = String::new();
        for rule in &self.plan.loosened {
            out += &format!("-- no longer enforced: {rule}\n");
        }
        for statement in &self.plan.statements {
            out += &format!("{}\n", statement_text(statement));
        }
        for question in &self.questions {
            out += &format!("-- question: {question}\n");
        }
        if let Some(note) = not_asked(self.unlikely_renames) {
            out += &format!("-- {note}\n");
        }
        for conflict in &self.plan.conflicts {
            out += &format!("-- refused: {conflict}\n");
        }
        if self.plan.is_empty() {
            out += "no changes\n";
        }
        out
    }
}

/// A statement under a comment that says what it does, to whom, and what it loses.
pub(crate) fn statement_text(statement: &Statement) -> String {
    let mut notes: Vec<String> = Vec::new();
    if statement.lock != Lock::None {
        notes.push(statement.lock.to_string());
    }
    let losing = statement.hazards.iter().filter(|hazard| hazard.needs_consent(false));
    notes.extend(losing.map(|hazard| format!("HAZARD {hazard}")));
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    format!("-- {}{notes}\n{};\n", statement.summary, statement.sql)
}
