//! From settings to a [`Session`], and which stage failed when there is none.

use super::dial::{Dial, Way};
use super::embedded::Embedded;
use super::refusal::Refusal;
use super::{LockTimeout, Notes, Pooler, Session};
use crate::config::{DbUrl, Given, Host, Settings, Wanted};
use crate::error::{Error, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::cell::Cell;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The database a command works on.
#[derive(Debug)]
pub struct Target {
    url: DbUrl,
    embedded: Option<Embedded>,
    chosen: Cell<Option<Chosen>>,
    /// How long its sessions wait for a lock, where that was said.
    patience: Option<LockTimeout>,
    /// Whether its sessions can be lent to SeaORM, which a migration in Rust speaks to.
    lends: bool,
    notes: Notes,
}

/// The server that the first connection was made to, of those that a URL and its names may mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chosen {
    pub(super) host: usize,
    pub(super) address: Option<SocketAddr>,
    pub(super) way: Way,
}

type Attempt<T> = std::result::Result<T, Refusal>;

impl Target {
    /// The database the settings name; without a URL the embedded PostgreSQL, which is started here.
    ///
    /// # Errors
    /// Exit 5 where the embedded PostgreSQL does not start.
    pub async fn open(settings: &Settings, app: &str) -> Result<Self> {
        match &settings.url {
            Some(url) => Ok(Self::remote(url.clone())),
            None => Embedded::start(app).await.map(Self::own),
        }
    }

    /// A database on a server.
    pub fn remote(url: DbUrl) -> Self {
        Self::at(url, None)
    }

    /// An empty PostgreSQL that is gone afterwards, for scratch work where the server allows none.
    ///
    /// # Errors
    /// Exit 5 where it does not start.
    pub async fn ephemeral() -> Result<Self> {
        Embedded::ephemeral().await.map(Self::own)
    }

    fn own(embedded: Embedded) -> Self {
        Self::at(embedded.url().clone(), Some(embedded))
    }

    fn at(url: DbUrl, embedded: Option<Embedded>) -> Self {
        let (chosen, notes) = (Cell::default(), Notes::default());
        Self { url, embedded, chosen, patience: None, lends: false, notes }
    }

    /// The same, whose sessions wait so long for a lock.
    #[must_use]
    pub(crate) fn waiting(self, patience: LockTimeout) -> Self {
        Self { patience: Some(patience), ..self }
    }

    /// The same, whose sessions can be lent to SeaORM, or cannot: then the driver connects by itself.
    #[must_use]
    pub(crate) fn lending(self, lends: bool) -> Self {
        Self { lends, ..self }
    }

    /// Whether its sessions can be lent to SeaORM.
    pub(crate) fn lends(&self) -> bool {
        self.lends
    }

    /// The same with somebody who is told what should be known.
    #[must_use]
    pub(crate) fn telling(self, notes: &Notes) -> Self {
        Self { notes: notes.clone(), ..self }
    }

    /// What should be known of how something was found out there.
    pub(crate) fn notes(&self) -> &Notes {
        &self.notes
    }

    /// Whether this is a PostgreSQL of our own.
    pub fn is_embedded(&self) -> bool {
        self.embedded.is_some()
    }

    /// Whether the embedded PostgreSQL has data of the application.
    ///
    /// # Errors
    /// Exit 1 where that cannot be seen.
    pub fn embedded_exists(app: &str) -> Result<bool> {
        let data = super::embedded::folder(app).join("data");
        data.try_exists().map_err(|error| {
            Error::failed(format!(
                "cannot see whether {} has the data of an embedded PostgreSQL",
                data.display()
            ))
            .because(error)
            .hint("make the folder readable for you, or name a database with DATABASE_URL or --url")
        })
    }

    /// Where the database of the settings is, without the password, for the line every command begins with.
    pub fn place(settings: &Settings, app: &str) -> String {
        match &settings.url {
            Some(url) => url.to_string(),
            None => format!("the embedded PostgreSQL in {}", super::embedded::folder(app).display()),
        }
    }

    /// Its URL.
    pub fn url(&self) -> &DbUrl {
        &self.url
    }

    /// A database on its server, as other programs are given it, with the password.
    pub(crate) fn given(&self, database: &str) -> Given {
        let at = self.chosen().map_or(0, |chosen| chosen.host);
        self.url.given(&self.url.hosts()[at], database)
    }

    /// The database that it names, for a program that is to see one schema of it.
    ///
    /// # Errors
    /// None: what can be wrong was read before.
    pub(crate) fn given_in(&self, schema: &str) -> Result<Given> {
        let at = self.chosen().map_or(0, |chosen| chosen.host);
        let url = self.url.to_schema(schema)?;
        Ok(url.given(&self.url.hosts()[at], self.url.database()))
    }

    /// Its URL for libpq's programs, which are to use the server that was connected to.
    pub(crate) fn client_environment(&self) -> Vec<(&'static str, Option<String>)> {
        let at = self.chosen().map_or(0, |chosen| chosen.host);
        self.url.client_environment(&self.url.hosts()[at])
    }

    /// Connects, and finds out about a pooler in between.
    ///
    /// # Errors
    /// Exit 5 with the stage that failed and its remedy.
    pub async fn connect(&self) -> Result<Session> {
        self.connect_to(None).await
    }

    /// Connects to another database on the same server.
    ///
    /// # Errors
    /// Exit 5 with the stage that failed and its remedy.
    pub async fn connect_to(&self, database: Option<&str>) -> Result<Session> {
        self.attempt(database).await.map_err(|refusal| refusal.error)
    }

    /// Connects for somebody who stays: to another one of the servers, where the one that was chosen is gone.
    ///
    /// # Errors
    /// Exit 5 with the stage that failed and its remedy.
    pub(crate) async fn connect_again(&self) -> Result<Session> {
        match self.attempt(None).await {
            Err(refusal) if self.chosen().is_some() && refusal.next_may_do() => {
                self.choose(None);
                self.connect().await
            }
            attempted => attempted.map_err(|refusal| refusal.error),
        }
    }

    /// Tries the servers in their order. What follows the first connection is about the server of that one.
    async fn attempt(&self, database: Option<&str>) -> Attempt<Session> {
        let chosen = self.chosen();
        let mut refusals = Vec::new();
        let passes: &[Wanted] = match self.url.wanted() {
            Wanted::PreferStandby => &[Wanted::Standby, Wanted::Any],
            Wanted::Any => &[Wanted::Any],
            Wanted::ReadWrite => &[Wanted::ReadWrite],
            Wanted::ReadOnly => &[Wanted::ReadOnly],
            Wanted::Primary => &[Wanted::Primary],
            Wanted::Standby => &[Wanted::Standby],
        };
        for wanted in passes {
            for (at, host) in self.url.hosts().iter().enumerate() {
                if chosen.is_some_and(|chosen| chosen.host != at) {
                    continue;
                }
                let dial = Dial { url: &self.url, host, carries: self.lends };
                let addresses = match (chosen, host.socket()) {
                    (Some(chosen), _) => vec![chosen.address],
                    (None, Some(_)) => vec![None],
                    (None, None) => match self.within(host, dial.addresses()).await {
                        Ok(found) => found.into_iter().map(Some).collect(),
                        Err(refusal) => {
                            refusals.push(refusal);
                            continue;
                        }
                    },
                };
                for address in addresses {
                    match self.session(&dial, address, database, *wanted).await {
                        Ok(session) => {
                            self.choose(Some(Chosen { host: at, address, way: session.way }));
                            return Ok(session);
                        }
                        Err(refusal) if refusal.next_may_do() => refusals.push(refusal),
                        Err(refusal) => return Err(refusal.after(refusals)),
                    }
                }
            }
        }
        let last = refusals.pop().unwrap_or_else(|| Error::bug("there is no server to try").into());
        Err(last.after(refusals))
    }

    async fn session(
        &self,
        dial: &Dial<'_>,
        address: Option<SocketAddr>,
        database: Option<&str>,
        wanted: Wanted,
    ) -> Attempt<Session> {
        let mut options = self.url.options(dial.host);
        if let Some(database) = database {
            options = options.database(database);
        }
        // Nobody else's connection has it.
        let token = Uuid::new_v4().simple().to_string();
        let marked = options.clone().options([("hbm_db.direct", token.as_str())]);
        // What the role sets counts from the start on, before a question can set it otherwise.
        let patient = marked.clone().options([("idle_session_timeout", "0"), ("statement_timeout", "0")]);
        let dialed = match self.dial(dial, address, &patient, wanted, &token).await {
            // A server that is too old to know it is told so below.
            Err(refusal) if refusal.error.sqlstate() == Some("42704") => {
                self.dial(dial, address, &marked, wanted, &token).await
            }
            dialed => dialed,
        };
        match dialed {
            Ok(mut session) if session.server.direct => {
                if let Some(patience) = self.patience {
                    session.be_patient(patience).await?;
                }
                Ok(session)
            }
            // A pooler that ignores start-up options.
            Ok(session) => self.through_pooler(session, dial, address, &options).await,
            // A pooler that refuses them: protocol violation, or feature not supported.
            Err(refusal) if matches!(refusal.error.sqlstate(), Some("08P01" | "0A000")) => {
                let session = self.dial(dial, address, &options, wanted, &token).await?;
                self.through_pooler(session, dial, address, &options).await
            }
            Err(refusal) => Err(refusal),
        }
    }

    async fn through_pooler(
        &self,
        mut session: Session,
        dial: &Dial<'_>,
        address: Option<SocketAddr>,
        options: &PgConnectOptions,
    ) -> Attempt<Session> {
        let second = async { dial.begin(address, options).await.map_err(|refusal| refusal.error) };
        let pooler = Pooler::detect(&mut session, second).await?;
        session.pooler = Some(pooler);
        if pooler == Pooler::Session {
            session.make_known().await?;
            if let Some(patience) = self.patience {
                session.be_patient(patience).await?;
            }
        }
        Ok(session)
    }

    async fn dial(
        &self,
        dial: &Dial<'_>,
        address: Option<SocketAddr>,
        options: &PgConnectOptions,
        wanted: Wanted,
        token: &str,
    ) -> Attempt<Session> {
        let mut line = self.within(dial.host, dial.begin(address, options)).await?;
        self.within(dial.host, async {
            dial.check(&mut line.connection, wanted).await?;
            Ok(Session::start(line, token).await?)
        })
        .await
    }

    /// `connect_timeout` is for each server.
    async fn within<T>(&self, host: &Host, work: impl Future<Output = Attempt<T>>) -> Attempt<T> {
        let limit = self.url.connect_timeout();
        match tokio::time::timeout(limit, work).await {
            Ok(done) => done,
            Err(_) => Err(Refusal::timeout(&self.url, host, limit)),
        }
    }

    /// Connects again and again until the database is ready or the time is over.
    ///
    /// # Errors
    /// The error of the last attempt. A wrong password or a missing database is not waited for.
    pub async fn connect_within(&self, wait: Duration) -> Result<Session> {
        let end = Instant::now() + wait;
        let pause = Duration::from_millis(250);
        loop {
            match self.attempt(None).await {
                Ok(session) => return Ok(session),
                Err(refusal) if refusal.waiting_helps() && Instant::now() + pause < end => {
                    tokio::time::sleep(pause).await;
                }
                Err(refusal) => return Err(refusal.error),
            }
        }
    }

    pub(super) fn chosen(&self) -> Option<Chosen> {
        self.chosen.get()
    }

    fn choose(&self, chosen: Option<Chosen>) {
        self.chosen.set(chosen);
    }
}

/// The pool an application uses, as documented: idle 20 s, lifetime 30 min.
pub fn pool_options(max_connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(max_connections)
        .idle_timeout(Duration::from_secs(20))
        .max_lifetime(Duration::from_secs(30 * 60))
}
