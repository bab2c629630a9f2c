//! Asks the database, and asks it once however many want to know.

use super::report::{Checkup, Facts, Health};
use crate::advice::Operation;
use crate::app::App;
use crate::db::{Guard, Pool, Session};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Ledger, MigrationStatus, Migrations};
use crate::ownership::Applications;
use crate::progress::Listener;
use chrono::Utc;
use std::cell::OnceCell;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;
use tokio::task::{JoinError, spawn_local};

/// How long an answer is good for, whichever it is.
const KEPT: Duration = Duration::from_secs(2);

/// How long the database may take, the connection included.
pub(crate) const DEADLINE: Duration = Duration::from_secs(2);

/// Asks one database.
pub(crate) struct Probe {
    pub(super) pool: Rc<Pool>,
    pub(super) applications: Applications,
    /// Hears when the state changes.
    listener: Rc<dyn Listener>,
    app: OnceCell<App>,
    state: Mutex<State>,
}

/// What is kept from one question to the next. Who wants to ask waits for it, and then finds the answer in it.
#[derive(Default)]
struct State {
    checkup: Option<Rc<Checkup>>,
    migrations: Option<(Instant, Option<Rc<MigrationStatus>>)>,
    told: Option<Health>,
}

impl Probe {
    pub(crate) fn new(pool: Rc<Pool>, applications: Applications, listener: Rc<dyn Listener>) -> Self {
        Self { pool, applications, listener, app: OnceCell::new(), state: Mutex::default() }
    }

    /// The state of the database, not older than [`KEPT`]. Waiting for whoever asks already counts as well.
    pub(super) async fn checkup(self: &Rc<Self>) -> Rc<Checkup> {
        let probe = self.clone();
        let failed = |error| Rc::new(Checkup::failed(error));
        match self.within_the_deadline(async move { probe.look().await }).await {
            Ok(Ok(checkup)) => checkup,
            Ok(Err(panic)) => failed(Error::bug("a look panicked").because(panic)),
            Err(late) => failed(late),
        }
    }

    /// The same, for somebody who stays.
    pub(crate) async fn look(&self) -> Rc<Checkup> {
        let mut state = self.state.lock().await;
        if let Some(checkup) = state.checkup.as_ref().filter(|checkup| checkup.age() < KEPT) {
            return checkup.clone();
        }
        let at = Utc::now();
        let ask = async |session: &mut Session| {
            let rows = session.read::<Facts>(include_str!("sql/checkup.sql")).await?;
            rows.into_iter().next().ok_or_else(|| Error::bug("the checkup had no row"))
        };
        let checkup = Rc::new(Checkup::new(at, self.ask(ask).await));
        self.tell(&checkup, &mut state.told);
        state.checkup = Some(checkup.clone());
        checkup
    }

    /// The migrations against the ledger; none where there is no application, or they cannot be read.
    pub(super) async fn migrations(self: &Rc<Self>) -> Option<Rc<MigrationStatus>> {
        let probe = self.clone();
        let read = self.within_the_deadline(async move { probe.read_migrations().await }).await;
        read.ok().and_then(std::result::Result::ok).flatten()
    }

    async fn read_migrations(&self) -> Option<Rc<MigrationStatus>> {
        let mut state = self.state.lock().await;
        if let Some((at, status)) = &state.migrations
            && at.elapsed() < KEPT
        {
            return status.clone();
        }
        let ask = async |session: &mut Session| {
            let app = self.app(session).await?;
            Ok((app, Ledger::read(session).await?))
        };
        let status = match self.ask(ask).await {
            Ok((Some(app), ledger)) => {
                let files = Migrations::find(&app).ok();
                files.map(|files| Rc::new(MigrationStatus::of(&files, &ledger)))
            }
            _ => None,
        };
        state.migrations = Some((Instant::now(), status.clone()));
        status
    }

    /// The application that the database is of. Once it is known it is not asked for again.
    pub(super) async fn app(&self, session: &mut Session) -> Result<Option<App>> {
        if let Some(app) = self.app.get() {
            return Ok(Some(app.clone()));
        }
        let guard = Guard::read(session).await?;
        let app = self.applications.of(&guard, session, self.pool.target()).await?;
        // Another question may have found it meanwhile: it is the same one.
        Ok(app.map(|app| self.app.get_or_init(|| app.clone()).clone()))
    }

    /// A session whose answer did not come is never used again.
    async fn ask<T>(&self, ask: impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
        let asking = async {
            let lent = self.pool.lend().await;
            let mut lent = lent.map_err(|error| error.exiting(Exit::Unreachable))?;
            let answer = ask(&mut lent.session).await?;
            lent.give_back();
            Ok(answer)
        };
        tokio::time::timeout(DEADLINE, asking).await.unwrap_or_else(|_| Err(self.late()))
    }

    /// The work goes on also if who wants it goes, or cannot wait any longer: the next one finds the answer.
    async fn within_the_deadline<T: 'static>(
        &self,
        work: impl Future<Output = T> + 'static,
    ) -> Result<std::result::Result<T, JoinError>> {
        tokio::time::timeout(DEADLINE, spawn_local(work)).await.map_err(|_| self.late())
    }

    fn late(&self) -> Error {
        let late = format!("the database does not answer within {} s", DEADLINE.as_secs());
        Error::new(Exit::Unreachable, late)
            .hint(Operation::Test.advised().then(" waits longer, and says at which stage a connection fails"))
    }

    /// Says on stderr when the state changes; the cause is for whoever runs the program.
    fn tell(&self, checkup: &Checkup, told: &mut Option<Health>) {
        let before = told.replace(checkup.health());
        match &checkup.found {
            Ok(_) if before.is_some_and(|before| before != Health::Healthy) => {
                self.listener.say("healthy again")
            }
            Err(error) if before != *told => self.listener.warn(&error.to_string()),
            _ => {}
        }
    }
}
