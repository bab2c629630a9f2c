//! What was moved into an archive, as text.

use super::{Report, table};
use crate::advice::Program;
use crate::ops::Archived;

impl Report for Archived {
    fn text(&self, _: &Program) -> String {
        if self.archives.is_empty() {
            return format!("{} declares nothing to archive", self.app);
        }
        let mut parts = Vec::new();
        let rows = self.archives.iter().flat_map(|archive| {
            let of_tables = archive.tables.iter().map(|one| (&one.table, &one.to, one.rows));
            let of_partitions = archive.partitions.iter().map(|one| (&one.partition, &one.to, one.rows));
            of_tables.chain(of_partitions).map(|(from, to, rows)| {
                vec![archive.name.clone(), rows.to_string(), from.clone(), to.clone()]
            })
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            parts.push(table(&["archive", "#rows", "from", "to"], rows));
        }
        let changes: Vec<&str> =
            self.archives.iter().flat_map(|archive| &archive.changes).map(String::as_str).collect();
        if !changes.is_empty() {
            let head = if self.dry_run { "would be run" } else { "run" };
            parts.push(format!("{head}:\n  {}", changes.join("\n  ")));
        }
        for archive in self.archives.iter().filter(|archive| archive.left > 0) {
            parts.push(format!(
                "{}: {} left, which others have locked or whose partition is not past as a whole",
                archive.name,
                counted_rows(archive.left)
            ));
        }
        let sum = counted_rows(self.rows);
        parts.push(if self.dry_run { format!("{sum} would be archived") } else { format!("{sum} archived") });
        parts.join("\n\n")
    }
}

fn counted_rows(rows: u64) -> String {
    if rows == 1 { "1 row".into() } else { format!("{rows} rows") }
}
