//! One migration, up or down: one transaction with the row of the ledger in it. The only place where migrations
//! run on a database.

use super::losses::Loss;
use super::outside::acts_outside;
use super::rehearsal::run_and_compare;
use super::{Direction, Ledger, Migration, Record, Steps, record};
use crate::apply::uncommitted;
use crate::catalog::Ident;
use crate::db::{Kept, LockTimeout, Session, Target};
use crate::error::{Error, Result};
use crate::plan::Consent;
use crate::progress::{Listener, Phase, Progress};
use serde::Serialize;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How often a migration is tried that could not get a lock in time.
const ATTEMPTS: u32 = 5;

/// What one run of a command does with migrations.
pub(crate) struct Runner<'a> {
    pub(crate) app: &'a str,
    pub(crate) target: &'a Target,
    pub(crate) session: Session,
    /// Where sessions that are in the way are looked for.
    pub(crate) namespaces: BTreeSet<Ident>,
    pub(crate) timeout: LockTimeout,
    /// How long to wait for another hbm-db.
    pub(crate) patience: Duration,
    /// Hears for whom it waits.
    pub(crate) listener: &'a dyn Listener,
    pub(crate) progress: Phase,
}

/// A migration that ran.
#[derive(Clone, Debug, Serialize)]
pub struct Ran {
    /// Its name.
    pub name: String,
    /// Which of its files ran.
    pub direction: Direction,
    /// How many statements ran.
    pub statements: usize,
    /// How long it took.
    pub milliseconds: f64,
}

/// What may be lost on the way down: what was named, and what was shown and agreed to.
#[derive(Clone, Copy)]
pub(crate) struct Agreed<'a> {
    pub(crate) accepted: &'a [Consent],
    pub(crate) shown: &'a [Loss],
}

impl Agreed<'_> {
    /// Going up, a reviewed file is the consent.
    pub(crate) const NOTHING: Self = Self { accepted: &[], shown: &[] };
}

impl Runner<'_> {
    /// Closes the connection, and ends the progress.
    pub(crate) async fn close(self) {
        self.session.close().await;
    }

    /// Runs migrations up, and makes the ledger where there is none.
    ///
    /// # Errors
    /// What the server answers to the first that fails; those before it are applied.
    pub(crate) async fn up(&mut self, pending: &[&Migration], ledger: &Ledger) -> Result<Vec<Ran>> {
        if pending.is_empty() {
            return Ok(Vec::new());
        }
        record::install(&mut self.session).await?;
        let mut ran = Vec::with_capacity(pending.len());
        let mut ledger = ledger.clone();
        let mut kept = Kept::Session;
        for migration in pending {
            // While the lock was gone, another runner may have applied it, or begun it.
            if kept == Kept::NewSession {
                ledger = Ledger::read(&mut self.session).await?;
                if ledger.applied(&migration.name).is_some() {
                    continue;
                }
            }
            let stopped = ledger.interrupted(self.app).filter(|record| record.name == migration.name);
            let done = self.run(migration, Direction::Up, stopped, Agreed::NOTHING).await;
            let done = done.map_err(|error| after(error, "applied", &ran))?;
            kept = done.1;
            ran.push(done.0);
        }
        Ok(ran)
    }

    /// Undoes migrations, in this order.
    ///
    /// # Errors
    /// What the server answers to the first that fails; exit 4 where rows would be lost that nobody named. Those
    /// before it are undone.
    pub(crate) async fn down(
        &mut self,
        applied: &[&Migration],
        ledger: &Ledger,
        agreed: Agreed<'_>,
    ) -> Result<Vec<Ran>> {
        if applied.is_empty() {
            return Ok(Vec::new());
        }
        // What SeaORM applied has a ledger, and nothing of ours yet.
        record::install(&mut self.session).await?;
        let mut ran = Vec::with_capacity(applied.len());
        let mut ledger = ledger.clone();
        let mut kept = Kept::Session;
        for migration in applied {
            if kept == Kept::NewSession {
                ledger = Ledger::read(&mut self.session).await?;
                if ledger.applied(&migration.name).is_none() {
                    continue;
                }
            }
            let stopped = ledger.interrupted(self.app).filter(|record| record.name == migration.name);
            let done = self.run(migration, Direction::Down, stopped, agreed).await;
            let done = done.map_err(|error| after(error, "undone", &ran))?;
            kept = done.1;
            ran.push(done.0);
        }
        Ok(ran)
    }

    /// Runs a migration, or goes on with one that stopped.
    ///
    /// # Errors
    /// What the server answers, with file and line; exit 4 where rows would be lost that nobody named. Of a migration
    /// that runs in a transaction, nothing is kept then.
    async fn run(
        &mut self,
        migration: &Migration,
        direction: Direction,
        stopped: Option<&Record>,
        agreed: Agreed<'_>,
    ) -> Result<(Ran, Kept)> {
        let start = Instant::now();
        let steps = migration.steps(direction)?;
        // What finished before is not run again.
        let count = steps.count() - stopped.map_or(0, |record| record.reached);
        self.progress.step(steps.shown());
        let kept = match steps {
            Steps::Sql(statements) if stopped.is_some() || !statements.transactional() => {
                self.stepwise(migration, direction, statements, stopped).await?
            }
            Steps::Rust(rust) if !rust.transactional() => self.by_itself(migration, direction, &rust).await?,
            steps => self.whole(migration, direction, &steps, agreed, start).await?,
        };
        let ran = Ran {
            name: migration.name.clone(),
            direction,
            statements: count,
            milliseconds: start.elapsed().as_secs_f64() * 1000.0,
        };
        Ok((ran, kept))
    }

    /// One transaction.
    async fn whole(
        &mut self,
        migration: &Migration,
        direction: Direction,
        steps: &Steps<'_>,
        agreed: Agreed<'_>,
        start: Instant,
    ) -> Result<Kept> {
        let app = self.app;
        let ran = self.patiently(async |session: &mut Session| {
            match direction {
                Direction::Up => steps.run(session).await?,
                Direction::Down => undo(session, steps, agreed).await?,
            }
            let took = Some(start.elapsed());
            // Whatever role the file set, the ledger is ours.
            let recorded = async {
                session.execute(&session.plain_state()).await?;
                record::finish(session, app, migration, direction, steps.count(), took).await
            };
            recorded.await.map_err(|error| unrecorded(error, steps))
        });
        let xid = ran.await?;
        self.commit(&xid).await
    }

    /// Runs `work` in a transaction, as [`Self::begun`], again and again where a lock could not be had in time.
    pub(super) async fn patiently<T>(&mut self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
        let mut attempt = 1;
        loop {
            match self.begun(&work).await {
                Err(error) if is_locked_out(&error) && attempt < ATTEMPTS => {
                    tokio::time::sleep(pause(attempt)).await;
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    /// Runs `work` in a transaction that begins like a new session, and leaves the commit to the caller.
    pub(crate) async fn begun<T>(&mut self, work: impl AsyncFnOnce(&mut Session) -> Result<T>) -> Result<T> {
        let begin = self.session.plain_state() + "begin";
        uncommitted(&mut self.session, &begin, &self.namespaces, self.timeout, work).await
    }

    /// Commits. Where the connection was lost on the way and the transaction was committed, the lock is taken anew.
    pub(crate) async fn commit(&mut self, xid: &str) -> Result<Kept> {
        let kept = self.session.commit_surely(self.target, xid).await?;
        if kept == Kept::NewSession {
            self.session.lock_within(self.patience, |_| {}).await?;
        }
        Ok(kept)
    }
}

/// Runs what goes back, unless more would be lost than was agreed to.
async fn undo(session: &mut Session, steps: &Steps<'_>, agreed: Agreed<'_>) -> Result<()> {
    if let Some(why) = acts_outside(session, steps).await? {
        let loss = Loss::not_rehearsed(&steps.migration(), why);
        return match agreed.cover(&loss) {
            true => steps.run(session).await,
            false => Err(unnamed(&[loss])),
        };
    }
    let rehearsed = run_and_compare(session, async |session| steps.rehearse(session).await).await;
    let compared = match (rehearsed, steps.acted_outside()) {
        (Err(_), Some(loss)) if agreed.cover(&loss) => return steps.run(session).await,
        (Err(_), Some(loss)) => return Err(unnamed(&[loss])),
        (rehearsed, _) => rehearsed?,
    };
    if compared.losses.iter().all(|loss| agreed.cover(loss)) {
        return Ok(());
    }
    let losses = compared.take_back(session).await?;
    Err(unnamed(&losses.into_iter().filter(|loss| !agreed.cover(loss)).collect::<Vec<_>>()))
}

impl Agreed<'_> {
    /// Whether a loss was named, or agreed to when it was shown.
    pub(crate) fn cover(&self, loss: &Loss) -> bool {
        let hazard = &loss.hazard;
        hazard.loses == Some(0)
            || self.accepted.iter().any(|consent| consent.covers(hazard.kind, &hazard.object))
            || loss.is_among(self.shown)
    }
}

/// The error of a ledger that cannot be written after a file, as that leaves the transaction in a state of its own.
pub(crate) fn unrecorded(error: Error, steps: &Steps<'_>) -> Error {
    let is_read_only = error.sqlstate() == Some("25006");
    let error = error.context(format!("{}: that it ran cannot be written into the ledger", steps.shown()));
    match is_read_only {
        true => error.hint("take what makes the transaction read-only out of it: SET TRANSACTION READ ONLY"),
        false => error,
    }
}

/// Says what was done before something failed.
fn after(error: Error, done: &str, ran: &[Ran]) -> Error {
    let names: Vec<&str> = ran.iter().map(|one| one.name.as_str()).collect();
    error.details((!names.is_empty()).then(|| format!("{done} before it: {}", names.join(", "))))
}

/// Rows would be lost that nobody named.
fn unnamed(losses: &[Loss]) -> Error {
    Error::refused("data would be lost that nobody named")
        .details(losses.iter().map(|loss| format!("{}: {}", loss.hazard, loss.hazard.flag())))
        .hint("give the flags above for what may be lost")
}

/// Whether an error says that a lock could not be had in time.
fn is_locked_out(error: &Error) -> bool {
    error.sqlstate() == Some("55P03")
}

/// Half a second to three seconds, later ones longer, never the same for two runners.
fn pause(attempt: u32) -> Duration {
    let random = Uuid::new_v4().as_u128() % 1000;
    Duration::from_millis(500 * u64::from(attempt)).mul_f64(0.5 + random as f64 / 1000.0)
}
