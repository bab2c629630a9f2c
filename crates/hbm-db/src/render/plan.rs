//! A plan for people.

use super::Report;
use crate::advice::Program;
use crate::proposal::{PlanReport, not_asked};

impl Report for PlanReport {
    fn text(&self, _: &Program) -> String {
        let mut out = String::new();
        for rule in &self.plan.loosened {
            out += &format!("-- no longer enforced: {rule}\n");
        }
        for statement in &self.plan.statements {
            out += &format!("{}\n", statement.commented());
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
