//! What `reset` and `fresh` have in common.

use super::flush::DestroyArgs;
use super::seed::SetArgs;
use crate::advice::Program;
use crate::counted::counted;
use crate::ops::{Rebuild, Rebuilt, Rows};
use crate::render::Report;

/// What to drop and what to seed.
#[derive(Debug, clap::Args)]
pub(crate) struct RebuildArgs {
    #[command(flatten)]
    destroy: DestroyArgs,
    #[command(flatten)]
    sets: SetArgs,
    /// Leave the tables empty.
    #[arg(long, conflicts_with = "set")]
    no_seed: bool,
}

impl RebuildArgs {
    pub(super) fn options(&self) -> Rebuild {
        Rebuild {
            destroy: self.destroy.options(),
            rows: if self.no_seed { Rows::None } else { Rows::Sets(self.sets.set.clone()) },
        }
    }
}

impl Report for Rebuilt {
    fn text(&self, _: &Program) -> String {
        let rows: usize = self.seeded.tables.iter().map(|table| table.inserted).sum();
        let seeded = if self.seeded.tables.is_empty() {
            "no rows".to_owned()
        } else {
            format!("{} in {}", counted(rows, "row"), counted(self.seeded.tables.len(), "table"))
        };
        let ran =
            self.migrations.map_or(String::new(), |count| format!("{} run, ", counted(count, "migration")));
        format!(
            "{} dropped, {ran}{} created, {seeded} seeded, in {} ms",
            counted(self.dropped, "object"),
            counted(self.tables, "table"),
            self.milliseconds
        )
    }
}
