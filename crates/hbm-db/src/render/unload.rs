//! What an undo did, for people.

use super::{Report, table};
use crate::advice::Program;
use crate::seed::UnloadReport;
use std::collections::BTreeSet;

/// How many rows of one kind are listed.
const LISTED: usize = 20;

fn listed(rows: &BTreeSet<String>, why: &str) -> String {
    let mut text: String = rows.iter().take(LISTED).map(|one| format!("left {one}: {why}\n")).collect();
    if rows.len() > LISTED {
        text += &format!("and {} more: {why}\n", rows.len() - LISTED);
    }
    text
}

impl Report for UnloadReport {
    fn text(&self, _: &Program) -> String {
        let (mut removed, mut absent, mut kept) = (0, 0, 0);
        for one in &self.tables {
            removed += one.removed;
            absent += one.absent;
            kept += one.kept;
        }
        let sum = format!("{removed} removed, {kept} kept, {absent} were gone");
        let mut left = String::new();
        left += &listed(&self.older, "it was there before");
        left += &listed(&self.forgotten, "it is in no seed file any more");
        if removed + kept == 0 {
            return format!("{left}nothing to undo: {sum}");
        }
        let rows = self.tables.iter().map(|one| {
            vec![one.table.clone(), one.removed.to_string(), one.kept.to_string(), one.absent.to_string()]
        });
        let mut text = table(&["table", "#removed", "#kept", "#gone before"], rows);
        text += "\n\n";
        for one in &self.kept {
            let holders = one.referred_by.iter().map(|holder| match holder.rows {
                1 => format!("1 row of {} ({}) refers to it", holder.table, holder.columns.join(", ")),
                rows => {
                    format!("{rows} rows of {} ({}) refer to it", holder.table, holder.columns.join(", "))
                }
            });
            let holders = holders.collect::<Vec<_>>().join(", ");
            text += &format!("kept {} ({}): {holders}\n", one.row, one.place);
        }
        text + &left + &sum
    }
}
