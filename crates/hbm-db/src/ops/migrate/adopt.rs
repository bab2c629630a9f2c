//! Takes over the ledger of another tool.

use super::baseline::mark;
use super::{Patience, files, line_ends, locked, refuse_taken, standing};
use crate::advice::{Advice, Operation};
use crate::db::{Reading, Session};
use crate::desired::{Desired, Scope};
use crate::error::{Error, Result};
use crate::migrate::{Ledger, Migration, OtherLedger, Takeover, Tool, deviations};
use crate::ops::Project;
use crate::ownership::Intent;
use serde::Serialize;

/// Which ledger is taken over.
#[derive(Clone, Debug, Default)]
pub struct Adoption {
    /// The tool, where the database has ledgers of several.
    pub tool: Option<Tool>,
    /// Its table, where the database has several of one tool.
    pub ledger: Option<String>,
    /// Whether it is taken over although the database differs from what those migrations make.
    pub with_drift: bool,
    /// Whether it is shown only.
    pub dry_run: bool,
    /// How long to wait.
    pub patience: Patience,
}

/// What was read of the other ledger, and written into ours.
#[derive(Clone, Debug, Serialize)]
pub struct TakeOver {
    /// What the other ledger says.
    #[serde(flatten)]
    pub read: Takeover,
    /// The migrations that it does not have, and our ledger has.
    pub ours: Vec<String>,
    /// Whether it was shown only.
    pub dry_run: bool,
    /// The migrations that our ledger has now and did not have before, or would have.
    pub marked: Vec<String>,
    /// In what the database differs from what they make, one line each.
    pub drift: Vec<String>,
}

/// Reads the ledger of the tool that ran the migrations so far, checks that the database is as those make it, and writes
/// them into our ledger. That of the other tool stays as it is.
///
/// # Errors
/// Exit 1 where the database has no such ledger, where that has a migration without a file or one that did not finish, and
/// with what differs, unless it is taken over all the same; exit 2 where it has several.
pub async fn adopt(project: &Project, options: &Adoption) -> Result<TakeOver> {
    let files = files(project)?;
    files.refuse_foreign()?;
    let (target, mut session) = project.open_waiting(options.patience.locks).await?;
    session.need_session("migrate adopt")?;
    project.own(("migrate adopt", Intent::Add), &mut session, &target).await?;
    let other = options.choose(&mut session).await?;
    let ledger = Ledger::read_to_write(&mut session).await?;
    let mut read = other.read(&mut session, &files, &ledger).await?;
    let has_it =
        |name: &String| files.list.iter().any(|one| one.name == *name && ledger.has(&files.app, one));
    let (ours, pending) = std::mem::take(&mut read.pending).into_iter().partition(has_it);
    read.pending = pending;
    for name in &read.edited {
        project.listener.warn(&format!("{name}: its file is not the one that {} ran", read.tool));
    }
    for name in &read.changed {
        project.listener.warn(&format!("{name}: it has changed since {} ran it, and is pending", read.tool));
    }
    let applied: Vec<Migration> =
        files.list.iter().filter(|one| read.applied.contains(&one.name)).cloned().collect();
    let is_there = |one: &&Migration| {
        let (name, is_ours) = (&one.name, ledger.has(&files.app, one));
        is_ours || read.applied.contains(name) || read.changed.contains(name)
    };
    let there: Vec<Migration> = files.list.iter().filter(is_there).cloned().collect();
    let progress = project.begin("comparing");
    let scope = Scope::of_app(project.app()?);
    let history = Desired::of_migrations(&files.app, &there).within(scope.clone());
    let (mut history, mut session) = history.catalog(session, &target, Reading::Scratch).await?;
    let live = scope.live_beside(&mut history, &mut session).await?;
    let drift = deviations(&live, &history);
    drop(progress);
    if !drift.is_empty() && !options.with_drift {
        let error =
            Error::failed(format!("the database is not as the migrations that {} ran make it", read.tool))
                .details(drift);
        let hints = line_ends(&live, &history).into_iter().chain(ways(&read));
        return Err(hints.fold(error, Error::hint));
    }
    if options.dry_run {
        session.close().await;
        let is_new = |one: &&Migration| !ledger.has(&files.app, one);
        let marked = applied.iter().filter(is_new).map(|one| one.name.clone()).collect();
        return Ok(TakeOver { read, ours, dry_run: true, marked, drift });
    }
    let progress = project.begin("adopting");
    let mut runner = locked(project, &target, session, &options.patience, progress).await?;
    let (ledger, status) = standing(&files, &mut runner.session).await?;
    refuse_taken(&applied, &status)?;
    // The other tool may have run since.
    if other.read(&mut runner.session, &files, &ledger).await?.applied != read.applied {
        return Err(Error::failed(format!("{} was changed meanwhile; nothing was written", read.ledger))
            .hint("run the command again"));
    }
    let marked = mark(&mut runner, applied.iter(), (&ledger, Some(&read))).await?;
    runner.close().await;
    Ok(TakeOver { read, ours, dry_run: false, marked, drift })
}

/// What to do about a database that differs.
fn ways(read: &Takeover) -> Vec<Advice> {
    let (tool, changed) = (read.tool, read.changed.join(", "));
    let again = (!changed.is_empty())
        .then(|| format!("let {tool} run {changed} first, which it runs again as they have changed").into());
    let taken = Advice::to("where it was changed by hand, take the ledger over all the same: ")
        .run(Operation::MigrateAdopt, "--with-drift")
        .then(", then write the changes as a migration: ")
        .run(Operation::DriftAdopt, "NAME");
    let otherwise =
        "else change the database until it is, or bring the files back as they were when they ran";
    again.into_iter().chain([taken, otherwise.into()]).collect()
}

impl Adoption {
    /// The ledger that is meant.
    async fn choose(&self, session: &mut Session) -> Result<OtherLedger> {
        let mut found = OtherLedger::all(session).await?;
        if let Some(tool) = self.tool {
            found.retain(|one| one.tool == tool);
        }
        if let Some(ledger) = &self.ledger {
            found.retain(|one| one.shown() == *ledger);
        }
        match found.as_slice() {
            [one] => Ok(one.clone()),
            [] => Err(Error::failed(match (&self.ledger, self.tool) {
                (Some(ledger), _) => {
                    format!("{} has no ledger {ledger} of another tool", session.server.database)
                }
                (None, Some(tool)) => format!("{} has no ledger of {tool}", session.server.database),
                (None, None) => format!("{} has no ledger of another tool", session.server.database),
            })
            .hint("check the URL: this is perhaps not the database you mean")
            .hint(
                Advice::to("where it has the schema and no ledger, say which migrations it has: ")
                    .run(Operation::MigrateBaseline, "NAME"),
            )),
            several => {
                let is_alone =
                    |one: &OtherLedger| several.iter().filter(|two| two.tool == one.tool).count() == 1;
                let flag = |one: &OtherLedger| match is_alone(one) {
                    true => format!("{}: --from {}", one.shown(), one.tool),
                    false => format!("of {}: --ledger {}", one.tool, one.shown()),
                };
                Err(Error::usage(format!("{} has several ledgers of other tools", session.server.database))
                    .details(several.iter().map(flag))
                    .hint("say which one ran these migrations, with one of the flags above"))
            }
        }
    }
}
