//! From settings to a [`Session`], and which stage failed when there is none.

use super::embedded::Embedded;
use super::{LockTimeout, Pooler, Session};
use crate::config::{DbUrl, Settings};
use crate::error::{Error, Exit, Result};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions, PgConnection};
use std::fmt;
use std::time::{Duration, Instant};

/// The database a command works on.
#[derive(Debug)]
pub struct Target {
    url: DbUrl,
    embedded: Option<Embedded>,
    /// How long its sessions wait for a lock, where that was said.
    patience: Option<LockTimeout>,
}

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
        Self { url, embedded: None, patience: None }
    }

    /// An empty PostgreSQL that is gone afterwards, for scratch work where the server allows none.
    ///
    /// # Errors
    /// Exit 5 where it does not start.
    pub async fn ephemeral() -> Result<Self> {
        Embedded::ephemeral().await.map(Self::own)
    }

    fn own(embedded: Embedded) -> Self {
        Self { url: embedded.url().clone(), embedded: Some(embedded), patience: None }
    }

    /// The same, whose sessions wait so long for a lock.
    #[must_use]
    pub(crate) fn waiting(self, patience: LockTimeout) -> Self {
        Self { patience: Some(patience), ..self }
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

    /// The connection options, for the pool an application would use.
    pub fn options(&self) -> PgConnectOptions {
        self.url.options()
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

    async fn attempt(&self, database: Option<&str>) -> std::result::Result<Session, Refusal> {
        let mut options = self.url.options();
        if let Some(database) = database {
            options = options.database(database);
        }
        let marked = options.clone().options([("hbm_db.direct", "on")]);
        match self.dial(&marked).await {
            Ok(mut session) if session.server.direct => {
                if let Some(patience) = self.patience {
                    session.be_patient(patience).await?;
                }
                Ok(session)
            }
            // A pooler that ignores start-up options.
            Ok(session) => self.through_pooler(session, &options).await,
            // A pooler that refuses them: protocol violation, or feature not supported.
            Err(refusal) if matches!(refusal.error.sqlstate(), Some("08P01" | "0A000")) => {
                let session = self.dial(&options).await?;
                self.through_pooler(session, &options).await
            }
            Err(refusal) => Err(refusal),
        }
    }

    async fn through_pooler(
        &self,
        mut session: Session,
        options: &PgConnectOptions,
    ) -> std::result::Result<Session, Refusal> {
        let second = async { self.dial(options).await.map_err(|refusal| refusal.error) };
        let pooler = Pooler::detect(&mut session, second).await?;
        match (pooler, self.patience) {
            (Pooler::Transaction, _) => session.leave_as_found().await?,
            (_, Some(patience)) => session.be_patient(patience).await?,
            _ => {}
        }
        session.pooler = Some(pooler);
        Ok(session)
    }

    async fn dial(&self, options: &PgConnectOptions) -> std::result::Result<Session, Refusal> {
        let limit = self.url.connect_timeout();
        let connection: PgConnection = match tokio::time::timeout(limit, options.connect()).await {
            Ok(Ok(connection)) => connection,
            Ok(Err(error)) => return Err(Refusal::new(&self.url, error)),
            Err(_) => return Err(Refusal::timeout(&self.url, limit)),
        };
        match tokio::time::timeout(limit, Session::start(connection)).await {
            Ok(started) => Ok(started?),
            Err(_) => Err(Refusal::timeout(&self.url, limit)),
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
}

/// The pool an application uses, as documented: idle 20 s, lifetime 30 min.
pub fn pool_options(max_connections: u32) -> PgPoolOptions {
    PgPoolOptions::new()
        .max_connections(max_connections)
        .idle_timeout(Duration::from_secs(20))
        .max_lifetime(Duration::from_secs(30 * 60))
}

/// The stages of a connection, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// The host has no address.
    NameLookup,
    /// Nothing answers at the address.
    Tcp,
    /// No encrypted connection.
    Tls,
    /// The role or the password is not accepted.
    Authentication,
    /// The database is not there.
    Database,
    /// The role may not connect.
    Privilege,
    /// The server takes no connections now.
    Capacity,
    /// The server answers something else.
    Protocol,
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NameLookup => "name lookup",
            Self::Tcp => "TCP",
            Self::Tls => "TLS",
            Self::Authentication => "authentication",
            Self::Database => "database",
            Self::Privilege => "privilege",
            Self::Capacity => "capacity",
            Self::Protocol => "protocol",
        })
    }
}

impl Stage {
    fn of(error: &sqlx::Error) -> Self {
        match error {
            // The resolver's errors have no kind of their own.
            sqlx::Error::Io(io) if io.to_string().contains("lookup address") => Self::NameLookup,
            sqlx::Error::Io(_) => Self::Tcp,
            sqlx::Error::Tls(_) => Self::Tls,
            sqlx::Error::Database(database) => match database.code().as_deref() {
                Some("28P01" | "28000") => Self::Authentication,
                Some("3D000") => Self::Database,
                Some("42501") => Self::Privilege,
                Some("53000" | "53100" | "53200" | "53300" | "57P03") => Self::Capacity,
                _ => Self::Protocol,
            },
            _ => Self::Protocol,
        }
    }

    /// What to do, after the Troubleshooting section of the HBM document.
    fn remedies(self, url: &DbUrl) -> Vec<String> {
        let database = url.database();
        match self {
            Self::NameLookup => vec![format!("check the host in {}: it has no address", url.origin())],
            Self::Tcp => vec![
                "ensure PostgreSQL is running".into(),
                format!("check host and port in {}", url.origin()),
                "verify the firewall settings".into(),
            ],
            Self::Tls => vec![
                "add ?sslmode=require to production URLs, sslrootcert=FILE for a private authority".into(),
                "use ?sslmode=disable for local development if needed".into(),
            ],
            Self::Authentication => vec![
                format!("check username and password in {}", url.origin()),
                "percent-encode special characters of the password: @ is %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25".into(),
                "verify that pg_hba.conf lets the role in from this address".into(),
            ],
            Self::Database => vec![
                format!("create the database: createdb {database}"),
                format!("check the database name in {}", url.origin()),
            ],
            Self::Privilege => vec![format!(
                "verify the database access permissions: GRANT CONNECT ON DATABASE {database} TO the role"
            )],
            Self::Capacity => vec![
                "wait until the server is ready (--wait 30s), or close other connections".into(),
            ],
            Self::Protocol => vec!["check that a PostgreSQL server answers at this address".into()],
        }
    }
}

/// A failed attempt.
struct Refusal {
    stage: Option<Stage>,
    error: Error,
}

/// A connection stood, and what came after it failed.
impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { stage: None, error }
    }
}

impl Refusal {
    fn new(url: &DbUrl, error: sqlx::Error) -> Self {
        let stage = Stage::of(&error);
        Self::at(stage, url, Error::from(error))
    }

    fn timeout(url: &DbUrl, limit: Duration) -> Self {
        let cause = Error::failed(format!("no answer within {} s", limit.as_secs()));
        Self::at(Stage::Tcp, url, cause)
    }

    fn at(stage: Stage, url: &DbUrl, cause: Error) -> Self {
        let error = cause
            .without_hints()
            .context(format!("cannot connect to {url}: {stage} failed"))
            .exiting(Exit::Unreachable);
        Self { stage: Some(stage), error: stage.remedies(url).into_iter().fold(error, Error::hint) }
    }

    /// A server that starts, or a name that is registered later, is worth waiting for; a wrong password is not.
    fn waiting_helps(&self) -> bool {
        matches!(self.stage, Some(Stage::NameLookup | Stage::Tcp | Stage::Capacity | Stage::Database))
    }
}
