//! Maintenance: vacuum, analyze and reindex, by what doctor finds or all of it.

use super::Project;
use crate::db::{LockTimeout, Session};
use crate::error::{Error, Exit, Result};
use crate::maintain::{
    Action, Between, Done, Left, Reason, Running, Task, Work, about, by_findings, everything,
};
use chrono::Local;
use serde::Serialize;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What maintenance is done.
#[derive(Clone, Debug, Default)]
pub struct Maintain {
    /// Which; all of them if none is given.
    pub actions: Vec<Action>,
    /// Whether every table and index is worked on that has changed, and not only what doctor finds.
    pub all: bool,
    /// Whether it is only said what would be done.
    pub dry_run: bool,
    /// How long to wait for a lock.
    pub lock_timeout: LockTimeout,
    /// After how long it stops.
    pub max_duration: Option<Duration>,
    /// The time of day outside of which nothing is done.
    pub between: Option<Between>,
}

/// What was done, and what was left.
#[derive(Clone, Debug, Serialize)]
pub struct Maintained {
    /// The database.
    pub database: String,
    /// The window, with its time zone and the time there when it began; none where there is none.
    pub window: Option<String>,
    /// Whether it was only said what would be done.
    pub dry_run: bool,
    /// What would be done, in a dry run.
    pub planned: Vec<Task>,
    /// What was done.
    pub done: Vec<Done>,
    /// What was left, and why.
    pub left: Vec<Left>,
    /// Whether a signal ended it.
    pub interrupted: bool,
}

impl Maintained {
    /// Whether the server refused something.
    pub fn failed(&self) -> bool {
        self.left.iter().any(|left| matches!(left.reason, Reason::Failed | Reason::NotAllowed))
    }
}

/// Does it, one object at a time, each statement outside of a transaction. Where `stop` ends, the running statement is cancelled.
///
/// # Errors
/// Exit 1 on a standby, through a pooler in transaction mode, and where the connection is lost. What could not be done is in
/// the report.
pub async fn maintain(
    project: &Project,
    options: &Maintain,
    stop: impl Future<Output = ()>,
) -> Result<Maintained> {
    let mut stop = std::pin::pin!(stop);
    let open = async {
        let (target, mut session) = project.open().await?;
        session.need_session("maintain")?;
        if session.server.standby {
            return Err(Error::failed("maintain works on a primary, and this server is a standby")
                .hint("name the primary in the URL; what is done there, the standby gets"));
        }
        let looking = project.begin("looking");
        let tasks = find(&mut session, options.all, &options.actions()).await?;
        drop(looking);
        Ok((target, session, tasks))
    };
    let (target, mut session, mut tasks) = tokio::select! {
        opened = open => opened?,
        () = &mut stop => return Err(Error::new(Exit::Interrupted, "interrupted; nothing was done")),
    };
    let now = Local::now();
    let mut report = Maintained {
        database: session.server.database.clone(),
        window: options.between.map(|window| window.told(now)),
        dry_run: options.dry_run,
        planned: Vec::new(),
        done: Vec::new(),
        left: Vec::new(),
        interrupted: false,
    };
    if options.dry_run {
        report.planned = tasks;
        session.close().await;
        return Ok(report);
    }
    let open = options.between.map(|window| window.open_for(now));
    if open == Some(None) {
        let because =
            format!("it is not the time of the window {}", report.window.as_deref().unwrap_or_default());
        report.left = tasks.into_iter().map(|task| task.left(Reason::OutsideOfWindow, &because)).collect();
        session.close().await;
        return Ok(report);
    }
    let limit = [options.max_duration, open.flatten()].into_iter().flatten().min();
    let progress = project.begin("maintaining");
    let mut running = Running {
        pid: session.pid().await?,
        target: &target,
        session: &mut session,
        listener: project.listener.as_ref(),
        progress: &progress,
        lock_timeout: options.lock_timeout,
        end: limit.map(|limit| Instant::now() + limit),
        stop,
        stopped: false,
    };
    let mut seen = BTreeSet::new();
    // What a probe did not list for length, it lists when the first are done.
    while !tasks.is_empty() {
        let known = about(running.session, &tasks).await?;
        for task in tasks {
            seen.insert((task.action, task.object.clone()));
            if let Some(reason) = running.is_over() {
                let because = match reason {
                    Reason::Interrupted => "interrupted before it",
                    _ => "the time was over before it",
                };
                report.left.push(task.left(reason, because));
                continue;
            }
            let about = known.get(&task.object);
            match running.run(task, about).await? {
                Work::Done(done) => report.done.push(done),
                Work::Left(left) => report.left.push(left),
            }
        }
        tasks = match options.all || running.is_over().is_some() {
            true => Vec::new(),
            false => find(running.session, false, &options.actions()).await?,
        };
        tasks.retain(|task| !seen.contains(&(task.action, task.object.clone())));
    }
    report.interrupted = running.stopped;
    drop(progress);
    session.close().await;
    Ok(report)
}

async fn find(session: &mut Session, all: bool, actions: &BTreeSet<Action>) -> Result<Vec<Task>> {
    match all {
        true => everything(session, actions).await,
        false => by_findings(session, actions).await,
    }
}

impl Maintain {
    fn actions(&self) -> BTreeSet<Action> {
        match self.actions.is_empty() {
            true => BTreeSet::from([Action::Vacuum, Action::Analyze, Action::Reindex]),
            false => self.actions.iter().copied().collect(),
        }
    }
}
