//! What every command takes.

use crate::ui::Format;
use clap::{ArgAction, Args};

/// What every command takes.
#[derive(Debug, Args)]
pub(crate) struct GlobalArgs {
    /// The application. If not given it is the first of the project file, hbm-db.yaml, here or in a folder above; without
    /// one the first of the built-in ones, for a database that is empty, embedded or that one's already.
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) app: Option<String>,
    /// The environment of the project file, hbm-db.yaml, whose database is meant; HBM_DB_ENV says the same.
    #[arg(long, global = true, value_name = "NAME", conflicts_with_all = ["url", "embedded"])]
    pub(crate) env: Option<String>,
    /// The database: postgresql://user:password@host:5432/name. Others on this machine can see it in the list of
    /// processes: DATABASE_URL in the environment or in .env.local is safer.
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// Use the PostgreSQL of the project's own, in .hbm-db/, whatever DATABASE_URL says; in CI it is never taken unasked.
    #[arg(long, global = true, conflicts_with = "url")]
    pub(crate) embedded: bool,
    /// The form of the result on stdout.
    #[arg(long, global = true, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Never ask; a missing answer ends the command with exit code 2.
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    /// Say nothing but errors on stderr.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Log each statement with its time on stderr; -vv in full. What stands in strings is not shown, as it may be a
    /// password. RUST_LOG, where it is set, says instead what is logged.
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,
}
