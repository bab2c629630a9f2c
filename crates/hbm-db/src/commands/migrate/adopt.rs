//! `migrate adopt`: the ledger of another tool is taken over.

use super::WaitArgs;
use crate::advice::{Operation, Program};
use crate::commands::Context;
use crate::error::{Exit, Result};
use crate::migrate::Tool;
use crate::ops::migrate::{Adoption, TakeOver, adopt};
use crate::render::{Report, table};

/// Take over the ledger of the tool that ran the migrations so far
///
/// It reads the ledger of sqlx, Prisma, Drizzle, golang-migrate, dbmate, Rails, Supabase, Flyway, Diesel, goose, node-pg-migrate
/// or sql-migrate, runs what that has in a scratch database, and only where the schema of the database equals it, writes the
/// migrations into hbm-db's ledger. The other ledger stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db migrate adopt --dry-run\n  hbm-db migrate adopt --from prisma")]
pub(crate) struct Args {
    /// The tool whose ledger it is, where the database has several: sqlx, prisma, drizzle, golang-migrate, dbmate, rails,
    /// supabase, flyway, diesel, goose, node-pg-migrate, sql-migrate.
    #[arg(long, value_name = "TOOL")]
    from: Option<Tool>,
    /// The table, where the database has several of one tool: public.schema_migrations.
    #[arg(long, value_name = "TABLE")]
    ledger: Option<String>,
    /// Take it over although the database differs from what those migrations make, as after a change by hand. `check` shows what
    /// differs; `drift adopt` writes it as a migration.
    #[arg(long)]
    with_drift: bool,
    /// Show what the other ledger says, and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    wait: WaitArgs,
}

impl Report for TakeOver {
    fn text(&self, program: &Program) -> String {
        let state = |name: &String| match (self.marked.contains(name), self.dry_run) {
            (true, false) => "adopted",
            (true, true) => "would be adopted",
            (false, _) => "had already",
        };
        let applied = self.read.applied.iter().map(|name| vec![name.clone(), state(name).to_owned()]);
        let ours = self.ours.iter().map(|name| vec![name.clone(), "applied by hbm-db".to_owned()]);
        let pending = self.read.pending.iter().map(|name| vec![name.clone(), "pending".to_owned()]);
        let title = format!("{}, the ledger of {}, stays as it is", self.read.ledger, self.read.tool);
        let mut text =
            format!("{}\n\n{title}", table(&["migration", ""], applied.chain(ours).chain(pending)));
        if !self.drift.is_empty() {
            let way = match self.read.pending.is_empty() {
                true => program.command(Operation::DriftAdopt, "NAME"),
                // It would come before them.
                false => format!(
                    "{}, then {}",
                    program.command(Operation::MigrateUp, ""),
                    program.command(Operation::DriftAdopt, "NAME")
                ),
            };
            text +=
                &format!("\n\nthe database differs from what they make ({way} takes that into a migration):");
            text.extend(self.drift.iter().map(|line| format!("\n  {line}")));
        }
        text
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Adoption {
        tool: args.from,
        ledger: args.ledger.clone(),
        with_drift: args.with_drift,
        dry_run: args.dry_run,
        patience: args.wait.patience(),
    };
    context.ui.report(&adopt(&context.project, &options).await?)?;
    Ok(Exit::Done)
}
