//! `cleanup`: run the maintenance an application declares.

use super::{Context, LockArgs};
use crate::advice::{Advice, Operation, Program};
use crate::app::App;
use crate::apply::{in_transaction, uncommitted};
use crate::cleanup::{Cleaned, Cleanup, one_line};
use crate::db::Session;
use crate::error::{Error, Exit, Result};
use crate::ownership::Intent;
use crate::render::{Report, table};
use serde::Serialize;

/// Delete rows whose time is over, as the application declares it
///
/// All statements run in one transaction. What there is to clean up is part of the application's definition.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  hbm-db cleanup --app kaygia --dry-run\n  hbm-db cleanup expired-sessions --app supover"
)]
pub(crate) struct Args {
    /// Which one; all of them if not given.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Count what would be deleted, and delete nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    lock: LockArgs,
}

#[derive(Serialize)]
struct CleanupReport {
    app: &'static str,
    dry_run: bool,
    cleanups: Vec<Cleaned>,
    rows: u64,
}

impl Report for CleanupReport {
    fn text(&self, _: &Program) -> String {
        if self.cleanups.is_empty() {
            return format!("{} declares nothing to clean up", self.app);
        }
        let rows = self.cleanups.iter().flat_map(|cleanup| {
            cleanup
                .statements
                .iter()
                .map(|one| vec![cleanup.name.to_owned(), one.rows.to_string(), one_line(one.sql)])
        });
        let sum = match (self.rows, self.dry_run) {
            (1, false) => "1 row deleted".into(),
            (rows, false) => format!("{rows} rows deleted"),
            (1, true) => "1 row would be deleted".into(),
            (rows, true) => format!("{rows} rows would be deleted"),
        };
        format!("{}\n\n{sum}", table(&["cleanup", "#rows", "statement"], rows))
    }
}

impl Args {
    /// The one that is named, or all.
    fn choose<'a>(&self, app: &'a App) -> Result<Vec<&'a Cleanup>> {
        let all = app.cleanups();
        let Some(name) = &self.name else {
            return Ok(all.iter().collect());
        };
        if let Some(found) = all.iter().find(|cleanup| cleanup.name == name) {
            return Ok(vec![found]);
        }
        let error = Error::usage(format!("{} has no cleanup {name}", app.name()))
            .details(all.iter().map(|one| format!("there is {}: {}", one.name, one.description)));
        let near = all.iter().map(|one| (strsim::damerau_levenshtein(name, one.name), one.name)).min();
        Err(match near {
            Some((_, near)) => {
                error.hint(Advice::to("did you mean ").run(Operation::Cleanup, near).then("?"))
            }
            None => error.hint(format!("{} declares nothing to clean up", app.name())),
        })
    }
}

pub(super) async fn run(args: &Args, context: &Context<'_>) -> Result<Exit> {
    let app = context.project.app()?;
    let chosen = args.choose(app)?;
    let mut report = CleanupReport { app: app.name(), dry_run: args.dry_run, cleanups: Vec::new(), rows: 0 };
    if !chosen.is_empty() {
        let (target, mut session) = context.project.open_waiting(args.lock.timeout()).await?;
        session.need_session("cleanup")?;
        context.project.own(("cleanup", Intent::Add), &mut session, &target).await?;
        report.cleanups = clean(&chosen, args, app, &mut session).await?;
        report.rows = report.cleanups.iter().flat_map(|one| &one.statements).map(|one| one.rows).sum();
        session.close().await;
    }
    context.ui.report(&report)?;
    Ok(Exit::Done)
}

/// Runs them in one transaction, which is kept unless it is a dry run. One transaction of DELETEs needs no lock of ours:
/// those of the rows are enough.
async fn clean(chosen: &[&Cleanup], args: &Args, app: &App, session: &mut Session) -> Result<Vec<Cleaned>> {
    let work = async |session: &mut Session| {
        let mut done = Vec::with_capacity(chosen.len());
        for cleanup in chosen {
            done.push(cleanup.run(session).await?);
        }
        Ok(done)
    };
    let (namespaces, timeout) = (app.namespaces(), args.lock.timeout());
    if !args.dry_run {
        return in_transaction(session, &namespaces, timeout, work).await;
    }
    let counted = uncommitted(session, "begin", &namespaces, timeout, work).await?;
    session.rollback().await?;
    Ok(counted)
}
