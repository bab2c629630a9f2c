//! One verb, one file: its arguments and what it does.

mod apps;
mod check;
mod cleanup;
mod completions;
mod consent;
mod diff;
mod drift;
mod flush;
mod fresh;
mod generate;
mod global;
mod grants;
mod health;
mod inspect;
mod man;
mod mark;
mod migrate;
mod push;
mod rebuild;
mod reset;
mod seed;
mod squash;
mod status;
mod studio;
mod test;

pub(crate) use global::GlobalArgs;

use crate::app::App;
use crate::config::{EnvFiles, Settings};
use crate::db::{Guard, LockTimeout, Notes, Session, Target};
use crate::error::{Exit, Result};
use crate::ownership::{Applications, Intent};
use crate::progress::Listener;
use crate::ui::Ui;
use clap::Subcommand;
use std::time::Duration;

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Apps(apps::Args),
    Check(check::Args),
    Cleanup(cleanup::Args),
    Completions(completions::Args),
    Diff(diff::Args),
    Drift(drift::Args),
    #[command(visible_alias = "drop")]
    Flush(flush::Args),
    Fresh(fresh::Args),
    Generate(generate::Args),
    Grants(grants::Args),
    Health(health::Args),
    Inspect(inspect::Args),
    Man(man::Args),
    Mark(mark::Args),
    Migrate(migrate::Args),
    Push(push::Args),
    Reset(reset::Args),
    Seed(seed::Args),
    Squash(squash::Args),
    Status(status::Args),
    Studio(studio::Args),
    Test(test::Args),
}

impl Command {
    /// Whether it runs until a signal ends it, which is then no interruption.
    pub(crate) fn serves(&self) -> bool {
        match self {
            Self::Health(args) => args.serves(),
            Self::Inspect(args) => args.serves(),
            Self::Studio(_) => true,
            _ => false,
        }
    }

    pub(crate) async fn run(self, context: &Context<'_>) -> Result<Exit> {
        match self {
            Self::Apps(args) => apps::run(&args, context),
            Self::Check(args) => check::run(&args, context).await,
            Self::Cleanup(args) => cleanup::run(&args, context).await,
            Self::Completions(args) => completions::run(&args, context),
            Self::Diff(args) => diff::run(&args, context).await,
            Self::Drift(args) => drift::run(&args, context).await,
            Self::Flush(args) => flush::run(&args, context).await,
            Self::Fresh(args) => fresh::run(&args, context).await,
            Self::Generate(args) => generate::run(&args, context).await,
            Self::Grants(args) => grants::run(&args, context).await,
            Self::Health(args) => health::run(&args, context).await,
            Self::Inspect(args) => inspect::run(&args, context).await,
            Self::Man(args) => man::run(&args, context),
            Self::Mark(args) => mark::run(&args, context).await,
            Self::Migrate(args) => migrate::run(&args, context).await,
            Self::Push(args) => push::run(&args, context).await,
            Self::Reset(args) => reset::run(&args, context).await,
            Self::Seed(args) => seed::run(&args, context).await,
            Self::Squash(args) => squash::run(&args, context).await,
            Self::Status(args) => status::run(&args, context).await,
            Self::Studio(args) => studio::run(&args, context).await,
            Self::Test(args) => test::run(&args, context).await,
        }
    }
}

/// What a command is given.
pub(crate) struct Context<'a> {
    pub(crate) ui: &'a Ui,
    pub(crate) settings: Settings,
    pub(crate) env: EnvFiles,
    notes: Notes,
    pub(crate) applications: Applications,
    /// The command line, as its completions and manual pages need it.
    pub(crate) program: clap::Command,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        ui: &'a Ui,
        global: &GlobalArgs,
        apps: Vec<App>,
        program: clap::Command,
    ) -> Result<Self> {
        let env = EnvFiles::read(&std::env::current_dir().unwrap_or_default())?;
        Ok(Self {
            ui,
            settings: Settings::resolve(global.url.as_deref(), global.embedded, &env)?,
            env,
            notes: Notes::default(),
            applications: Applications::new(apps, global.app.clone()),
            program,
        })
    }

    /// The application the command is for: the named one, else the default. Whether the database is that one's is checked
    /// with [`Self::own`].
    pub(crate) fn app(&self) -> Result<&App> {
        self.applications.chosen()
    }

    /// Checks that the database is the application's, before a command compares it with that or writes into it.
    pub(crate) async fn own(
        &self,
        command: (&str, Intent),
        session: &mut Session,
        target: &Target,
    ) -> Result<Guard> {
        let guard = Guard::read(session).await?;
        self.own_guarded(command, &guard, session, target, false).await?;
        Ok(guard)
    }

    /// The same, where the guard is known; `named` is whether `--confirm-database` names the database.
    pub(crate) async fn own_guarded(
        &self,
        command: (&str, Intent),
        guard: &Guard,
        session: &mut Session,
        target: &Target,
        named: bool,
    ) -> Result<()> {
        if command.1 != Intent::Compare {
            guard.allow_writing(command.0, session, target, named)?;
        }
        self.applications.own(command, guard, session, target).await
    }

    /// Whether no database is named, and the embedded one was never used.
    pub(crate) fn has_no_database(&self) -> Result<bool> {
        if self.settings.url.is_some() {
            return Ok(false);
        }
        self.settings.allow_embedded()?;
        Ok(!Target::embedded_exists(self.app()?.name())?)
    }

    /// Says which database it is, and connects to it.
    pub(crate) async fn open(&self) -> Result<(Target, Session)> {
        self.connect(self.target().await?).await
    }

    /// The same, where reading waits as long for a lock as the command was told to.
    pub(crate) async fn open_waiting(&self, patience: LockTimeout) -> Result<(Target, Session)> {
        self.connect(self.target().await?.waiting(patience)).await
    }

    async fn connect(&self, target: Target) -> Result<(Target, Session)> {
        let progress = self.ui.begin("connecting");
        let session = target.connect().await?;
        drop(progress);
        self.note_pooler(&session);
        Ok((target, session))
    }

    /// Says which database it is. The embedded one is started.
    pub(crate) async fn target(&self) -> Result<Target> {
        let app = match self.applications.known() {
            [] if !self.applications.is_named() => "default",
            _ => self.app()?.name(),
        };
        if self.settings.url.is_none() {
            self.settings.allow_embedded()?;
        }
        self.ui.say(format!(
            "database: {} ({})",
            Target::place(&self.settings, app),
            self.settings.url_source
        ));
        if let Some(url) = &self.settings.url {
            for warning in url.warnings() {
                self.ui.warn(warning);
            }
        }
        let progress = self.ui.begin("starting");
        let target = Target::open(&self.settings, app).await;
        drop(progress);
        target.map(|target| target.telling(&self.notes))
    }

    /// Says how something was found out, where that is not as usual.
    pub(crate) fn tell_notes(&self) {
        self.notes.take().iter().for_each(|line| self.ui.warn(line));
    }

    pub(crate) fn note_pooler(&self, session: &Session) {
        if let Some(pooler) = session.pooler {
            tracing::debug!("through a pooler in {pooler:?} mode");
        }
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

/// Reads `30s`, `500ms`, `2m`.
pub(crate) fn duration(text: &str) -> std::result::Result<Duration, String> {
    let at = text.find(|c: char| !c.is_ascii_digit()).ok_or("expected a number with ms, s or m, like 30s")?;
    let (number, unit) = text.split_at(at);
    let number: u32 = number.parse().map_err(|_| "expected a number with ms, s or m, like 30s")?;
    match unit {
        "ms" => Ok(Duration::from_millis(number.into())),
        "s" => Ok(Duration::from_secs(number.into())),
        "m" => Ok(Duration::from_secs(u64::from(number) * 60)),
        _ => Err("expected a number with ms, s or m, like 30s".into()),
    }
}
