//! Where migrations stand, for people.

use super::{Report, table};
use crate::advice::{Operation, Program};
use crate::migrate::{Finding, MigrationStatus, State};

impl Report for MigrationStatus {
    fn text(&self, program: &Program) -> String {
        if self.migrations.is_empty() && self.findings.is_empty() {
            let first = program.command(Operation::Generate, "create_schema");
            return format!("{} has no migrations; write the first: {first}", self.app);
        }
        let rows = self.migrations.iter().map(|one| {
            let state = match one.state {
                State::Applied => "applied",
                State::Pending => "pending",
                State::Interrupted => "interrupted",
                State::Unknown => "unknown",
            };
            vec![
                one.name.clone(),
                state.into(),
                one.applied_at.clone().unwrap_or_default(),
                one.milliseconds.map_or(String::new(), |time| format!("{time:.1} ms")),
                one.role.clone().unwrap_or_default(),
            ]
        });
        let table = table(&["migration", "state", "applied at", "#took", "by"], rows);
        let mut text = format!("{table}\n\n{}", self.counts());
        if !self.findings.is_empty() {
            text += &format!("\n\n{}", findings(&self.findings, program));
        }
        text
    }
}

/// What does not fit, each with the ways out.
pub(crate) fn findings(findings: &[Finding], program: &Program) -> String {
    let mut text = String::new();
    for finding in findings {
        text += &format!("{}: {finding}\n", finding.word());
        for way in finding.ways() {
            text += &format!("  hint: {}\n", program.text(&way));
        }
    }
    text
}
