//! Runs one task, outside of a transaction.

use super::choose::About;
use super::watch::{cancel, watch};
use super::{Action, Done, Left, Reason, Task};
use crate::catalog::quote_literal;
use crate::db::{Blocker, LockTimeout, Session, Target, telling_whom};
use crate::error::{Error, Result};
use crate::progress::{Listener, Progress};
use std::pin::Pin;
use std::time::{Duration, Instant};

/// What came of a task.
pub(crate) enum Work {
    Done(Done),
    Left(Left),
}

/// Where tasks run, and until when.
pub(crate) struct Running<'a, S> {
    pub(crate) target: &'a Target,
    pub(crate) session: &'a mut Session,
    /// The process of that session.
    pub(crate) pid: i32,
    pub(crate) listener: &'a dyn Listener,
    pub(crate) progress: &'a dyn Progress,
    pub(crate) lock_timeout: LockTimeout,
    /// When the time is over.
    pub(crate) end: Option<Instant>,
    /// Ends where the run is to stop.
    pub(crate) stop: Pin<&'a mut S>,
    pub(crate) stopped: bool,
}

/// After how long a statement that is to end is cancelled once more.
const AGAIN: Duration = Duration::from_millis(200);
/// How long what a REINDEX left is dropped for after the time is over.
const TIDYING: Duration = Duration::from_secs(5);

impl<S: Future<Output = ()>> Running<'_, S> {
    /// Runs it.
    ///
    /// # Errors
    /// Where the connection is lost. What the server refuses is a task that is left.
    pub(crate) async fn run(&mut self, task: Task, about: Option<&About>) -> Result<Work> {
        let Some(about) = about else {
            return Ok(Work::Left(task.left(Reason::Gone, "it is gone by now")));
        };
        let is_of_table = matches!(task.action, Action::Vacuum | Action::Analyze);
        if is_of_table && !about.may {
            // The server would only warn.
            let because = format!("{} does not own it", self.session.server.user);
            return Ok(Work::Left(task.left(Reason::NotAllowed, because)));
        }
        if task.action == Action::Reindex && about.exclusion {
            let because = "the index of an exclusion constraint cannot be built beside the old one";
            return Ok(Work::Left(task.left(Reason::NoWay, because)));
        }
        let began = Instant::now();
        match self.try_run(&task, &about.table).await {
            Ok(()) => {
                let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
                self.listener.say(&format!(
                    "{} {}: {:.1} s",
                    task.action,
                    task.object,
                    began.elapsed().as_secs_f64()
                ));
                Ok(Work::Done(Done { task, milliseconds }))
            }
            Err(error) if error.sqlstate().is_none_or(|code| code.starts_with("57P")) => {
                Err(error.context(format!("{} {} did not end", task.action, task.object)))
            }
            Err(error) => {
                let left = self.why(task, &about.table, &error).await?;
                if left.task.action == Action::Reindex {
                    self.tidy(&about.table).await?;
                }
                self.listener
                    .say(&format!("{} {} is left: {}", left.task.action, left.task.object, left.because));
                Ok(Work::Left(left))
            }
        }
    }

    async fn try_run(&mut self, task: &Task, table: &str) -> Result<()> {
        // 0 is for ever.
        let rest = self.end.map_or(0, |end| {
            let rest = end.saturating_duration_since(Instant::now()).as_millis();
            i32::try_from(rest).unwrap_or(i32::MAX).max(1)
        });
        let (target, pid, listener) = (self.target, self.pid, self.listener);
        let what = format!("{} {}", task.action, task.object);
        let tell = |other: &Blocker| listener.say(&format!("{what} waits for {other}"));
        let work = telling_whom(target, pid, tell, steps(self.session, task, table, rest, self.lock_timeout));
        let mut work = std::pin::pin!(work);
        let mut progress = std::pin::pin!(watch(target, pid, &what, self.progress));
        loop {
            tokio::select! {
                biased;
                done = &mut work => return done,
                never = &mut progress => match never {},
                () = &mut self.stop, if !self.stopped => {
                    self.stopped = true;
                    listener.say(&format!("interrupted: {what} is cancelled"));
                    cancel(target, pid).await?;
                }
                // It may have been between two statements.
                () = tokio::time::sleep(AGAIN), if self.stopped => cancel(target, pid).await?,
            }
        }
    }

    /// Whether the run is to stop.
    pub(crate) fn is_over(&self) -> Option<Reason> {
        match self.end {
            _ if self.stopped => Some(Reason::Interrupted),
            Some(end) if end <= Instant::now() => Some(Reason::TimeOver),
            _ => None,
        }
    }

    /// Why the server did not do it.
    async fn why(&mut self, task: Task, table: &str, error: &Error) -> Result<Left> {
        let cancelled = error.sqlstate() == Some("57014");
        Ok(match error.sqlstate() {
            Some("55P03") => {
                let query = include_str!("sql/holders.sql").replace("$table", &quote_literal(table));
                let holders: Vec<Blocker> = self.session.read(&query).await?;
                let told: Vec<String> = holders.iter().map(|holder| format!("locked by {holder}")).collect();
                let because = match told.is_empty() {
                    true => "it was locked, and is not any more".to_owned(),
                    false => told.join("; "),
                };
                task.left(Reason::Locked, because)
            }
            _ if cancelled && self.stopped => task.left(Reason::Interrupted, "interrupted"),
            _ if cancelled && self.is_over().is_some() => task.left(Reason::TimeOver, "the time was over"),
            _ if cancelled => task.left(Reason::Failed, "another session cancelled it"),
            Some("42P01" | "42704") => task.left(Reason::Gone, "it is gone by now"),
            Some("42501") => task.left(Reason::NotAllowed, error.in_one_line()),
            _ => task.left(Reason::Failed, error.in_one_line()),
        })
    }

    /// Drops what a REINDEX that did not end has left. What cannot be dropped now, the next run drops first.
    async fn tidy(&mut self, table: &str) -> Result<()> {
        let query = include_str!("sql/leftovers.sql").replace("$table", &quote_literal(table));
        let limit = LockTimeout(TIDYING).milliseconds();
        self.session.execute(&format!("set statement_timeout = {limit}; set lock_timeout = {limit}")).await?;
        for index in self.session.texts(&query).await? {
            let task = Task { action: Action::Drop, object: index, why: String::new() };
            match self.session.execute(&task.statement()).await {
                Ok(()) => self.listener.say(&format!("drop {}: left by the REINDEX", task.object)),
                Err(error) => self.listener.warn(&format!(
                    "{} is invalid and left, and the next run drops it: {}",
                    task.object,
                    error.in_one_line()
                )),
            }
        }
        Ok(())
    }
}

/// The statement of a task, with what goes before it.
async fn steps(
    session: &mut Session,
    task: &Task,
    table: &str,
    rest: i32,
    lock_timeout: LockTimeout,
) -> Result<()> {
    let patience = lock_timeout.milliseconds();
    session.execute(&format!("set statement_timeout = {rest}; set lock_timeout = {patience}")).await?;
    if matches!(task.action, Action::Reindex | Action::Drop) {
        // The lock is tried before: waiting for old snapshots counts as waiting for a lock, and a time-out then loses the
        // whole work.
        let lock = format!("begin; lock table only {table} in share update exclusive mode; rollback");
        if let Err(error) = session.execute(&lock).await {
            session.rollback().await?;
            return Err(error);
        }
        session.execute("set lock_timeout = 0").await?;
    }
    session.execute(&task.statement()).await
}

impl Task {
    /// The same, left.
    pub(crate) fn left(self, reason: Reason, because: impl Into<String>) -> Left {
        Left { task: self, reason, because: because.into() }
    }
}
