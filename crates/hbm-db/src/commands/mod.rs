//! One verb, one file: its arguments and what it does.

mod activity;
mod apps;
mod archive;
mod backup;
mod check;
mod cleanup;
mod completions;
mod consent;
mod diff;
mod doctor;
mod drift;
mod flush;
mod fresh;
mod generate;
mod global;
mod grants;
mod health;
mod init;
mod inspect;
mod maintain;
mod man;
mod mark;
mod migrate;
mod pull;
mod push;
mod rebuild;
mod reset;
mod restore;
mod schema;
mod seed;
mod squash;
mod status;
mod studio;
mod test;
mod testdb;

pub(crate) use global::GlobalArgs;

use crate::app::App;
use crate::db::LockTimeout;
use crate::error::{Exit, Result};
use crate::ops::{Named, Project};
use crate::ui::Ui;
use clap::Subcommand;
use std::sync::Arc;
use std::time::Duration;

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Activity(activity::Args),
    Apps(apps::Args),
    Archive(archive::Args),
    Backup(backup::Args),
    Check(check::Args),
    Cleanup(cleanup::Args),
    Completions(completions::Args),
    Diff(diff::Args),
    Doctor(doctor::Args),
    Drift(drift::Args),
    #[command(visible_alias = "drop")]
    Flush(flush::Args),
    Fresh(fresh::Args),
    Generate(generate::Args),
    Grants(grants::Args),
    Health(health::Args),
    Init(init::Args),
    Inspect(inspect::Args),
    Maintain(maintain::Args),
    Man(man::Args),
    Mark(mark::Args),
    Migrate(migrate::Args),
    Pull(pull::Args),
    Push(push::Args),
    Reset(reset::Args),
    Restore(restore::Args),
    Schema(schema::Args),
    Seed(seed::Args),
    Squash(squash::Args),
    Status(status::Args),
    Studio(studio::Args),
    Test(test::Args),
    Testdb(testdb::Args),
}

impl Command {
    /// Whether it runs until a signal ends it, which is then no interruption.
    pub(crate) fn serves(&self) -> bool {
        match self {
            Self::Activity(args) => args.serves(),
            Self::Health(args) => args.serves(),
            Self::Inspect(args) => args.serves(),
            // It says itself what a signal ended.
            Self::Maintain(_) | Self::Studio(_) => true,
            Self::Testdb(args) => args.serves(),
            _ => false,
        }
    }

    /// Whether its result has the forms that monitoring reads.
    pub(crate) fn is_for_monitoring(&self) -> bool {
        matches!(self, Self::Doctor(_))
    }

    /// Whether it is about a project: the others work where the project file is wrong, too.
    pub(crate) fn reads_project(&self) -> bool {
        match self {
            Self::Completions(_) | Self::Init(_) | Self::Man(_) => false,
            Self::Schema(args) => args.reads_project(),
            _ => true,
        }
    }

    pub(crate) async fn run(self, context: &Context<'_>) -> Result<Exit> {
        match self {
            Self::Activity(args) => activity::run(&args, context).await,
            Self::Apps(args) => apps::run(&args, context),
            Self::Archive(args) => archive::run(&args, context).await,
            Self::Backup(args) => backup::run(&args, context).await,
            Self::Check(args) => check::run(&args, context).await,
            Self::Cleanup(args) => cleanup::run(&args, context).await,
            Self::Completions(args) => completions::run(&args, context),
            Self::Diff(args) => diff::run(&args, context).await,
            Self::Doctor(args) => doctor::run(&args, context).await,
            Self::Drift(args) => drift::run(&args, context).await,
            Self::Flush(args) => flush::run(&args, context).await,
            Self::Fresh(args) => fresh::run(&args, context).await,
            Self::Generate(args) => generate::run(&args, context).await,
            Self::Grants(args) => grants::run(&args, context).await,
            Self::Health(args) => health::run(&args, context).await,
            Self::Init(args) => init::run(&args, context).await,
            Self::Inspect(args) => inspect::run(&args, context).await,
            Self::Maintain(args) => maintain::run(&args, context).await,
            Self::Man(args) => man::run(&args, context),
            Self::Mark(args) => mark::run(&args, context).await,
            Self::Migrate(args) => migrate::run(&args, context).await,
            Self::Pull(args) => pull::run(&args, context).await,
            Self::Push(args) => push::run(&args, context).await,
            Self::Reset(args) => reset::run(&args, context).await,
            Self::Restore(args) => restore::run(&args, context).await,
            Self::Schema(args) => schema::run(&args, context).await,
            Self::Seed(args) => seed::run(&args, context).await,
            Self::Squash(args) => squash::run(&args, context).await,
            Self::Status(args) => status::run(&args, context).await,
            Self::Studio(args) => studio::run(&args, context).await,
            Self::Test(args) => test::run(&args, context).await,
            Self::Testdb(args) => testdb::run(&args, context).await,
        }
    }
}

/// What a command is given.
pub(crate) struct Context<'a> {
    pub(crate) ui: &'a Ui,
    pub(crate) project: Project,
    /// The command line, as its completions and manual pages need it.
    pub(crate) program: clap::Command,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        ui: &'a Ui,
        global: &GlobalArgs,
        apps: Vec<App>,
        program: clap::Command,
        reads_project: bool,
    ) -> Result<Self> {
        let here = std::env::current_dir().unwrap_or_default();
        let named = Named {
            app: global.app.clone(),
            env: global.env.clone(),
            url: global.url.clone(),
            embedded: global.embedded,
        };
        let listener = Arc::new(ui.clone());
        let project = match reads_project {
            true => Project::find(&here, apps, named, listener)?,
            false => Project::without_file(&here, apps, named, listener)?,
        };
        Ok(Self { ui, project, program })
    }
}

/// `--lock-timeout`.
#[derive(Debug, clap::Args)]
pub(crate) struct LockArgs {
    /// How long to wait for a lock that another session holds: 5s, 500ms, 1m.
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = duration)]
    lock_timeout: Duration,
}

impl LockArgs {
    pub(crate) fn timeout(&self) -> LockTimeout {
        LockTimeout(self.lock_timeout)
    }
}

/// Reads `30s`, `500ms`, `2m`, `12h`, `7d`.
pub(crate) fn duration(text: &str) -> std::result::Result<Duration, String> {
    let expected = || "expected a number with ms, s, m, h or d, like 30s".to_owned();
    let at = text.find(|c: char| !c.is_ascii_digit()).ok_or_else(expected)?;
    let (number, unit) = text.split_at(at);
    let number: u32 = number.parse().map_err(|_| expected())?;
    let seconds = |each: u64| Duration::from_secs(u64::from(number) * each);
    match unit {
        "ms" => Ok(Duration::from_millis(number.into())),
        "s" => Ok(seconds(1)),
        "m" => Ok(seconds(60)),
        "h" => Ok(seconds(60 * 60)),
        "d" => Ok(seconds(24 * 60 * 60)),
        _ => Err(expected()),
    }
}
