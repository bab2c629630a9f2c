//! `testdb`: databases for tests.

use super::seed::SetArgs;
use super::{Context, duration};
use crate::advice::Program;
use crate::counted::counted;
use crate::error::{Exit, Result};
use crate::ops::testdb::{self, Exec, Isolation, Making, Pruned, TestDatabase, TestSource};
use crate::ops::{Project, Rows};
use crate::render::Report;
use clap::Subcommand;
use serde::Serialize;
use std::time::Duration;

/// Give tests databases of their own: copies of a template that is made once
///
/// The template is named by a hash of the schema or the migrations, the seeds and the server, and outlives the run. A change of any
/// of them makes another one; what a migration reads by itself, as COPY … FROM PROGRAM does, is not in the hash. Relative times in
/// seeds are those of the moment in which the template was made, and such a template is made anew in each hour.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db testdb exec -- npm test\n  hbm-db testdb exec --ephemeral --size 8 -- cargo nextest run\n  hbm-db testdb get"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Exec(ExecArgs),
    Get(GetArgs),
    Drop(DropArgs),
    Prune(PruneArgs),
}

/// What is in the databases.
#[derive(Debug, clap::Args)]
struct SourceArgs {
    /// Make the tables by the migrations, as fresh does, and not of the schema, as reset does.
    #[arg(long)]
    migrations: bool,
    #[command(flatten)]
    sets: SetArgs,
    /// Leave the tables empty.
    #[arg(long, conflicts_with = "set")]
    no_seed: bool,
    /// Make databases for tests on the server of a protected database, which is named here. Without it exec and get are refused
    /// there.
    #[arg(long, value_name = "NAME")]
    confirm_database: Option<String>,
}

impl SourceArgs {
    fn source(&self) -> TestSource {
        TestSource {
            making: if self.migrations { Making::Migrations } else { Making::Schema },
            rows: if self.no_seed { Rows::None } else { Rows::Sets(self.sets.set.clone()) },
            confirm_database: self.confirm_database.clone(),
        }
    }
}

/// Run a program with databases of its own, and drop them afterwards
///
/// The program gets DATABASE_URL, one database, and HBM_DB_TESTDB_URL, where each of its tests gets another one: POST
/// $HBM_DB_TESTDB_URL/database answers with a line of JSON, and has the database back when the connection is closed. Clients of
/// IntegreSQL find that interface at INTEGRESQL_CLIENT_BASE_URL. Where DB_NAME or PGDATABASE is set, it names the test database as
/// well.
///
/// The exit code is the program's. On stdout is nothing but what the program prints.
///
/// Signals are passed on to the program. One that goes to the whole process group reaches it twice.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db testdb exec -- cargo nextest run\n  hbm-db testdb exec --size 8 --migrations -- pytest -n 8\n  hbm-db testdb exec --ephemeral -- npm test        # no server is needed"
)]
struct ExecArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// How many databases are kept ready.
    #[arg(long, value_name = "N", default_value = "4", value_parser = clap::value_parser!(u16).range(..=1000))]
    size: u16,
    /// Start a PostgreSQL for this run alone, on a socket and without a disk that is waited for; it is gone afterwards.
    #[arg(long, conflicts_with_all = ["url", "embedded"])]
    ephemeral: bool,
    /// What keeps tests apart: databases, or schemas of the one that is named, for a role that may not create databases. With
    /// schema, --migrations, --keep-failed and --ephemeral are refused, and IntegreSQL's interface does not work.
    #[arg(long, value_enum, default_value_t, conflicts_with_all = ["ephemeral", "keep_failed", "migrations"])]
    isolation: IsolationArg,
    /// Keep the databases of tests that say that they failed, and those that are in use when the program fails. Their URLs are
    /// printed, with the password. Not with --ephemeral, and not with --isolation schema.
    #[arg(long)]
    keep_failed: bool,
    /// The program and its arguments.
    #[arg(last = true, required = true, value_name = "PROGRAM")]
    command: Vec<String>,
}

/// `--isolation`.
#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum IsolationArg {
    #[default]
    Database,
    Schema,
}

/// Make one database, and print its URL
///
/// The database stays until testdb drop removes it, or testdb prune when it is old. So it needs a server that outlives the command:
/// DATABASE_URL or --url names it, and --embedded is refused. The URL holds the password.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db testdb get\n  hbm-db testdb get --set test --format json\n  hbm-db testdb get --migrations --no-seed"
)]
struct GetArgs {
    #[command(flatten)]
    source: SourceArgs,
}

/// Drop a database that testdb get made, or that --keep-failed kept
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db testdb drop postgresql://localhost/hbm_db_test_0123456789ab_0123456789ab"
)]
struct DropArgs {
    /// The URL that was printed.
    #[arg(value_name = "URL")]
    test_url: String,
}

/// Drop templates that nobody used for a while, and databases that were left
///
/// Those of the whole server are meant, of all applications, whatever --app says; a protected database does not prevent it. A
/// template that a running command uses stays. Its last use is known to the hour.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  hbm-db testdb prune\n  hbm-db testdb prune --older-than 0s")]
struct PruneArgs {
    /// Since when nobody used a template, or since when a database of testdb get is there: 7d, 12h.
    #[arg(long, value_name = "TIME", default_value = "7d", value_parser = duration)]
    older_than: Duration,
}

impl ExecArgs {
    /// Checks that a server is named where one has to be, as in CI.
    fn need_server(&self, project: &Project) -> Result<()> {
        let may_be_ephemeral = !self.keep_failed && matches!(self.isolation, IsolationArg::Database);
        match self.ephemeral {
            true => Ok(()),
            false => project.settings.allow_embedded().map_err(|error| match may_be_ephemeral {
                true => error.hint("or start a PostgreSQL for this run alone: --ephemeral"),
                false => error,
            }),
        }
    }
}

impl Args {
    /// Whether it runs until another program ends, which has the signals.
    pub(super) fn serves(&self) -> bool {
        matches!(self.verb, Verb::Exec(_))
    }
}

impl Report for TestDatabase {
    fn text(&self, _: &Program) -> String {
        self.url.clone()
    }
}

impl Report for Pruned {
    fn text(&self, _: &Program) -> String {
        let lines: Vec<&str> = self.templates.iter().chain(&self.databases).map(String::as_str).collect();
        let dropped = format!(
            "{} and {} dropped",
            counted(self.templates.len(), "template"),
            counted(self.databases.len(), "test database")
        );
        if lines.is_empty() { dropped } else { format!("{}\n{dropped}", lines.join("\n")) }
    }
}

/// A database that is gone.
#[derive(Serialize)]
struct Dropped {
    dropped: String,
}

impl Report for Dropped {
    fn text(&self, _: &Program) -> String {
        format!("dropped {}", self.dropped)
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let project = &context.project;
    match &args.verb {
        Verb::Exec(args) => {
            args.need_server(project)?;
            let options = Exec {
                source: args.source.source(),
                size: usize::from(args.size),
                ephemeral: args.ephemeral,
                isolation: match args.isolation {
                    IsolationArg::Database => Isolation::Database,
                    IsolationArg::Schema => Isolation::Schema,
                },
                keep_failed: args.keep_failed,
                command: args.command.clone(),
            };
            return testdb::exec(project, &options).await;
        }
        Verb::Get(args) => context.ui.report(&testdb::get(project, &args.source.source()).await?)?,
        Verb::Drop(args) => context.ui.report(&Dropped { dropped: testdb::remove(&args.test_url).await? })?,
        Verb::Prune(args) => context.ui.report(&testdb::prune(project, args.older_than).await?)?,
    }
    Ok(Exit::Done)
}
