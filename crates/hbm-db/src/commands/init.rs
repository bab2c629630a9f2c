//! `init`: a project begins.

use super::Context;
use crate::advice::{Operation, Program};
use crate::error::{Exit, Result};
use crate::ops::{self, Init, Initialized, Origin};
use crate::render::Report;
use hbm_db_migration_file::Form;

/// Begin a project: write hbm-db.yaml, a schema, a first migration and an example of seeds
///
/// Without --from, migrations that are here are found where tools keep them (Prisma, Drizzle, sqlx, Flyway and others), and stay
/// as they are; where there are none, an example is written. With --from, the schema is read from a database. Where the file is
/// here already, nothing is done.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db init\n  hbm-db init --from postgresql://localhost/shop --baseline\n  hbm-db init --migrations db/migrations --form plain"
)]
pub(crate) struct Args {
    /// Read the schema from this database; without a URL, from that of DATABASE_URL. Others on this machine can see a URL in
    /// the list of processes.
    #[arg(long, value_name = "URL", num_args = 0..=1)]
    from: Option<Option<String>>,
    /// What the project is called. If not given, it is the name of this folder.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The folder that the migrations are in, or will be. If not given, it is found, else db/migrations.
    #[arg(long, value_name = "FOLDER")]
    migrations: Option<String>,
    /// The form of the migrations, where there are none yet: pair, prisma, up-down, plain, flyway, dbmate, goose, sql-migrate,
    /// node-pg-migrate.
    #[arg(long, value_name = "FORM")]
    form: Option<Form>,
    /// Write into the database of --from that it has the first migration, or those that are there.
    #[arg(long, requires = "from")]
    baseline: bool,
    /// Write nothing into that database.
    #[arg(long, conflicts_with = "baseline")]
    no_baseline: bool,
}

impl Report for Initialized {
    fn text(&self, program: &Program) -> String {
        if self.written.is_empty() {
            return format!("{} is here already: nothing was written", self.file);
        }
        let text = self.written.join("\n");
        let next = match (&self.found, &self.migration) {
            (Some(_), _) if self.baselined => format!("next: {}", program.command(Operation::Status, "")),
            (Some(found), _) if self.pulled => format!(
                "next, where the database has what the migrations in {found} make: {}, or {} where no other tool ran them",
                program.command(Operation::MigrateAdopt, ""),
                program.command(Operation::MigrateBaseline, "NAME"),
            ),
            (Some(found), _) => format!(
                "the migrations in {found} are the schema; {} writes it into files of its own\nnext, on a database that their tool has migrated: {}",
                program.command(Operation::Pull, "--to schema/"),
                program.command(Operation::MigrateAdopt, "")
            ),
            (None, Some(name)) if self.pulled && !self.baselined => format!(
                "next, as the database has this schema already: {}",
                program.command(Operation::MigrateBaseline, name)
            ),
            (None, Some(_)) if !self.pulled => {
                format!("next: {}", program.command(Operation::Fresh, ""))
            }
            _ => format!("next: {}", program.command(Operation::Status, "")),
        };
        // The flag's URL is nowhere else.
        let url = match self.given_url {
            true => "for the other commands, write the URL into .env.local: DATABASE_URL=…\n",
            false => "",
        };
        format!("{text}\n\n{url}{next}")
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let options = Init {
        from: args.from.as_ref().map(|url| url.clone().map_or(Origin::Variables, Origin::Url)),
        name: args.name.clone(),
        migrations: args.migrations.clone(),
        form: args.form,
        baseline: (args.baseline || args.no_baseline).then_some(args.baseline),
    };
    let here = std::env::current_dir().unwrap_or_default();
    let done = ops::init(&here, &options, context.project.listener.clone()).await?;
    context.ui.report(&done)?;
    Ok(Exit::Done)
}
