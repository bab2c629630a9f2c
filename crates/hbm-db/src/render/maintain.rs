//! What maintenance did, and what it left, as text.

use super::{Report, table};
use crate::advice::Program;
use crate::counted::counted;
use crate::maintain::Task;
use crate::ops::Maintained;

impl Report for Maintained {
    fn text(&self, _: &Program) -> String {
        let mut parts: Vec<String> = self.window.iter().map(|window| format!("window: {window}")).collect();
        let row = |task: &Task| vec![task.action.to_string(), task.object.clone()];
        if !self.planned.is_empty() {
            let rows = self
                .planned
                .iter()
                .map(|task| [row(task), vec![task.why.clone(), task.statement()]].concat());
            parts.push(table(&["would", "object", "why", "statement"], rows));
        }
        if !self.done.is_empty() {
            let rows = self.done.iter().map(|done| {
                let seconds = format!("{}.{}", done.milliseconds / 1000, done.milliseconds % 1000 / 100);
                [row(&done.task), vec![seconds, done.task.why.clone()]].concat()
            });
            parts.push(table(&["done", "object", "#seconds", "why"], rows));
        }
        if !self.left.is_empty() {
            let rows = self.left.iter().map(|left| [row(&left.task), vec![left.because.clone()]].concat());
            parts.push(table(&["left", "object", "because"], rows));
        }
        parts.push(match self.dry_run {
            _ if self.planned.is_empty() && self.done.is_empty() && self.left.is_empty() => {
                "nothing to do".into()
            }
            true => format!("{} would be done", counted(self.planned.len(), "statement")),
            false => format!("{} done, {} left", self.done.len(), self.left.len()),
        });
        parts.join("\n\n")
    }
}
