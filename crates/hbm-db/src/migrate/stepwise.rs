//! A migration that does not run in one transaction: statement by statement, each recorded before and after, so that
//! another run goes on after the last that finished.
//!
//! A statement that can run in a transaction shares it with its record, so whether it ran is never a question. One
//! that cannot (`CREATE INDEX CONCURRENTLY`, `VACUUM`) is recorded as running first; when it was not seen to finish,
//! the catalog says what it left.

use super::run::Runner;
use super::rust::RustSteps;
use super::statements::needs_no_transaction;
use super::{Direction, Ledger, Migration, Record, Statements, leftovers, record};
use crate::db::{Blocker, Kept, Session, telling_whom};
use crate::error::{Error, Result};
use hbm_db_migration_file::Statement;
use std::time::Instant;

impl Runner<'_> {
    /// Runs the statements that have not finished yet, and writes the ledger.
    ///
    /// # Errors
    /// What the server answers, with file and line; what finished before stays. Exit 1 where statements that have
    /// finished were edited since.
    pub(super) async fn stepwise(
        &mut self,
        migration: &Migration,
        direction: Direction,
        statements: Statements<'_>,
        stopped: Option<&Record>,
    ) -> Result<Kept> {
        let start = Instant::now();
        let reached = stopped.map_or(0, |record| record.reached);
        if stopped.is_some_and(|record| record.reached_checksum != statements.checksum(reached))
            && reached > 0
        {
            return Err(Error::failed(format!(
                "{}: its first {reached} statements have run, and were edited since",
                statements.path()
            ))
            .hint("bring these back as they were, and edit only what comes after them"));
        }
        let statements = statements.after(reached);
        let (app, name) = (self.app, migration.name.as_str());
        record::begin(
            &mut self.session,
            app,
            name,
            direction,
            &statements.file_checksum(),
            statements.count(),
        )
        .await?;
        let mut kept = Kept::Session;
        for (at, statement) in statements.rest() {
            let in_doubt = stopped.is_some_and(|record| record.running == Some(at + 1));
            let done = self.step(migration, &statements, at, statement, in_doubt).await?;
            if done == Kept::NewSession {
                kept = done;
                if !self.stands(migration, at + 1).await? {
                    return Ok(kept);
                }
            }
        }
        let took = Some(start.elapsed());
        let count = statements.count();
        let finished =
            self.begun(async |session| record::finish(session, app, migration, direction, count, took).await);
        let xid = finished.await?;
        let done = self.commit(&xid).await?;
        Ok(if done == Kept::NewSession { done } else { kept })
    }

    /// Runs a migration in Rust that is to have no transaction. Where it stops, another run begins it anew.
    ///
    /// # Errors
    /// What the server answers; what was done before stays.
    pub(super) async fn by_itself(
        &mut self,
        migration: &Migration,
        direction: Direction,
        rust: &RustSteps<'_>,
    ) -> Result<Kept> {
        let start = Instant::now();
        let (app, name) = (self.app, migration.name.as_str());
        record::begin(&mut self.session, app, name, direction, &migration.checksum, 1).await?;
        record::running(&mut self.session, app, name, 1).await?;
        // A time-out for locks would leave an invalid index behind (manual, "Building Indexes Concurrently").
        let state = self.session.plain_state() + "set lock_timeout = 0";
        self.session.execute(&state).await?;
        let pid = self.session.pid().await?;
        let tell = |other: &Blocker| self.listener.say(&format!("waiting for another session: {other}"));
        telling_whom(self.target, pid, tell, rust.run_alone(&mut self.session)).await?;
        self.session.execute(&self.session.plain_state()).await?;
        let took = Some(start.elapsed());
        let finished =
            self.begun(async |session| record::finish(session, app, migration, direction, 1, took).await);
        let xid = finished.await?;
        self.commit(&xid).await
    }

    /// Whether a migration still stands where this runner left it; not where another one finished it while the lock
    /// was gone.
    ///
    /// # Errors
    /// Exit 1 where another one went on with it, and did not finish.
    async fn stands(&mut self, migration: &Migration, reached: usize) -> Result<bool> {
        let ledger = Ledger::read(&mut self.session).await?;
        match ledger.interrupted(self.app).filter(|record| record.name == migration.name) {
            None => Ok(false),
            Some(record) if record.reached == reached && record.running.is_none() => Ok(true),
            Some(_) => Err(Error::failed(format!(
                "another hbm-db went on with {} while the connection was lost, and did not finish",
                migration.name
            ))
            .hint("run the command again: it goes on after the last statement that finished")),
        }
    }

    async fn step(
        &mut self,
        migration: &Migration,
        statements: &Statements<'_>,
        at: usize,
        statement: &Statement,
        in_doubt: bool,
    ) -> Result<Kept> {
        let (app, name) = (self.app, migration.name.as_str());
        let checksum = statements.checksum(at + 1);
        let tried = self
            .patiently(async |session: &mut Session| {
                statements.run_one(session, statement).await?;
                session.execute(&session.plain_state()).await?;
                record::reach(session, app, name, at + 1, &checksum).await
            })
            .await;
        match tried {
            Ok(xid) => return self.commit(&xid).await,
            Err(error) if needs_no_transaction(&error) => {}
            Err(error) => return Err(error),
        }
        record::running(&mut self.session, app, name, at + 1).await?;
        self.session.execute(&self.session.plain_state()).await?;
        if !leftovers::settle(&mut self.session, statement, in_doubt).await? {
            // A time-out for locks would leave an invalid index behind (manual, "Building Indexes Concurrently").
            let patience = match statement.concurrent() {
                Some(_) => 0,
                None => self.timeout.milliseconds(),
            };
            self.session.execute(&format!("set lock_timeout = {patience}")).await?;
            match statement.concurrent() {
                None => statements.run_one(&mut self.session, statement).await?,
                // It waits for every transaction that is older, for as long as that takes.
                Some(_) => {
                    let pid = self.session.pid().await?;
                    let tell =
                        |other: &Blocker| self.listener.say(&format!("waiting for another session: {other}"));
                    let work = statements.run_one(&mut self.session, statement);
                    telling_whom(self.target, pid, tell, work).await.map_err(|error| {
                        error.hint(
                            "run the command again: what it left, an invalid index, is dropped and built anew",
                        )
                    })?;
                }
            }
        }
        record::reach(&mut self.session, app, name, at + 1, &checksum).await?;
        Ok(Kept::Session)
    }
}
