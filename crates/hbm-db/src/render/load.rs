//! What a load did, for people.

use super::{Report, table};
use crate::advice::Program;
use crate::seed::LoadReport;

impl Report for LoadReport {
    fn text(&self, _: &Program) -> String {
        let (mut inserted, mut updated, mut unchanged) = (0, 0, 0);
        for report in &self.tables {
            inserted += report.inserted;
            updated += report.updated;
            unchanged += report.unchanged;
        }
        let sum = format!("{inserted} inserted, {updated} updated, {unchanged} unchanged");
        if inserted + updated == 0 {
            return format!("nothing to seed: {sum}");
        }
        let rows = self.tables.iter().map(|report| {
            vec![
                report.table.clone(),
                report.inserted.to_string(),
                report.updated.to_string(),
                report.unchanged.to_string(),
            ]
        });
        let table = table(&["table", "#inserted", "#updated", "#unchanged"], rows);
        format!("{table}\n\n{sum}")
    }
}
