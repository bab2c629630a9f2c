//! What an export wrote, for people.

use super::{Report, table};
use crate::advice::Program;
use crate::counted::counted;
use crate::ops::ExportReport;

impl Report for ExportReport {
    fn text(&self, _: &Program) -> String {
        let rows = self.exported.tables.iter().map(|one| {
            vec![one.table.clone(), one.rows.to_string(), one.files.join(", "), one.masked.join(", ")]
        });
        let written = self.exported.files.len();
        let table = table(&["table", "#rows", "files", "made up"], rows);
        format!("{table}\n\n{} written into {}", counted(written, "file"), self.folder.display())
    }
}
