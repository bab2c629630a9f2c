//! `activity`: sessions, what they run, and which waits for which.

use super::consent::ConfirmArgs;
use super::{Context, duration};
use crate::activity::Act;
use crate::error::{Error, Exit, Result};
use crate::ops::{self, EndSession, Watch};
use crate::ui::Format;
use std::pin::pin;
use std::time::Duration;

/// Show the sessions of the server, and the tree of who blocks whom; cancel a query, or end a session
///
/// It works on any database and with any role. What a role may not see is said; pg_monitor shows all. Idle sessions are counted,
/// and with --format json they are there. --watch shows it again and again until a signal ends it: on a terminal in the same place,
/// else one below the other.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db activity\n  hbm-db activity --watch 5s\n  hbm-db activity --terminate 4711 --yes\n  hbm-db activity --cancel 4711 --confirm-database shop --yes"
)]
pub(crate) struct Args {
    /// Show it again after so long.
    #[arg(long, value_name = "TIME", num_args = 0..=1, default_missing_value = "2s", value_parser = duration)]
    watch: Option<Duration>,
    /// Cancel the query that the session of this process runs, and wait until it has ended.
    #[arg(long, value_name = "PID", value_parser = pid, conflicts_with = "watch")]
    cancel: Option<i32>,
    /// End the session of this process, and wait until it is gone. Its transaction is rolled back.
    #[arg(long, value_name = "PID", value_parser = pid, conflicts_with_all = ["watch", "cancel"])]
    terminate: Option<i32>,
    #[command(flatten)]
    confirm: ConfirmArgs,
    /// Do it without asking.
    #[arg(long)]
    yes: bool,
}

fn pid(text: &str) -> std::result::Result<i32, String> {
    text.parse().map_err(|_| "expected the number of a process, which activity shows as pid".to_owned())
}

impl Args {
    /// Whether it runs until a signal ends it.
    pub(super) fn serves(&self) -> bool {
        self.watch.is_some()
    }

    fn end(&self) -> Option<EndSession> {
        let (pid, act) = match (self.cancel, self.terminate) {
            (Some(pid), _) => (pid, Act::Cancel),
            (_, Some(pid)) => (pid, Act::Terminate),
            _ => return None,
        };
        Some(EndSession { pid, act, yes: self.yes, confirm_database: self.confirm.name() })
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    if let Some(options) = args.end() {
        context.ui.report(&ops::end_session(&context.project, &options).await?)?;
    } else if let Some(pause) = args.watch {
        watch(pause, context).await?;
    } else {
        context.ui.report(&ops::activity(&context.project).await?)?;
    }
    Ok(Exit::Done)
}

/// Shortest time between two looks: each of them is work for the server.
const SHORTEST: Duration = Duration::from_millis(100);

async fn watch(pause: Duration, context: &Context<'_>) -> Result<()> {
    if context.ui.format() == Format::Json {
        return Err(Error::usage("--watch shows text for people, and --format json has one object")
            .hint("run it without --watch as often as it is needed"));
    }
    let mut stop = pin!(crate::signal::interrupted());
    let look = async {
        let mut watch = Watch::open(&context.project).await?;
        while context.ui.again(&watch.look().await?)? {
            tokio::time::sleep(pause.max(SHORTEST)).await;
        }
        watch.close().await;
        Ok(())
    };
    tokio::select! {
        () = &mut stop => Ok(()),
        done = look => done,
    }
}
