//! A connection that failed: at which stage, and what to do about it.

use crate::config::{DbUrl, Host, SslMode};
use crate::error::{Error, Exit};
use std::fmt;
use std::time::Duration;

/// The stages of a connection, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
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
    /// The server is not the one that `target_session_attrs` wants.
    Kind,
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
            Self::Kind => "target_session_attrs",
        })
    }
}

impl Stage {
    /// The stage that the driver's error belongs to.
    pub(super) fn of(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Io(_) => Self::Tcp,
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
    fn remedies(self, url: &DbUrl, host: &Host) -> Vec<String> {
        let (database, origin) = (url.database(), url.origin());
        match self {
            Self::NameLookup => vec![format!("check the host in {origin}: it has no address")],
            Self::Tcp => vec![
                "ensure PostgreSQL is running".into(),
                format!("check host and port in {origin}"),
                "verify the firewall settings".into(),
            ],
            Self::Tls => of_tls(url.tls().mode),
            Self::Authentication => of_authentication(url, host),
            Self::Database => vec![
                format!("create the database: createdb {database}"),
                format!("check the database name in {origin}"),
            ],
            Self::Privilege => vec![format!(
                "verify the database access permissions: GRANT CONNECT ON DATABASE {database} TO the role"
            )],
            Self::Capacity => {
                vec![
                    "wait until the server is ready, as the command test does with --wait 30s; or close other connections"
                        .into(),
                ]
            }
            Self::Protocol => vec!["check that a PostgreSQL server answers at this address".into()],
            Self::Kind => vec![
                format!("name the other servers in {origin}, separated by commas"),
                "or leave target_session_attrs out".into(),
            ],
        }
    }
}

fn of_tls(mode: SslMode) -> Vec<String> {
    let mut remedies = match mode {
        SslMode::VerifyCa | SslMode::VerifyFull => vec![
            "name the certificate of the server's authority with sslrootcert=FILE; sslrootcert=system takes those of the system"
                .to_owned(),
        ],
        _ => vec!["a root certificate file, also ~/.postgresql/root.crt, is checked in every mode that has TLS".to_owned()],
    };
    if mode == SslMode::VerifyFull {
        remedies.push(
            "write the host as the certificate has it; ?sslmode=verify-ca does not compare the name".into(),
        );
    }
    remedies.push(
        "a server without TLS, in a network that can be trusted, is reached with ?sslmode=disable".into(),
    );
    remedies
}

fn of_authentication(url: &DbUrl, host: &Host) -> Vec<String> {
    let mut remedies = vec![
        format!("check username and password in {}", url.origin()),
        format!("where the role is not there, create it: createuser --pwprompt {}", url.user()),
    ];
    if let Some(file) = &url.passfile().used {
        remedies.push(format!("the password was found in {}", file.display()));
    } else if host.password.is_none() {
        remedies.push(
            "no password was given: not in the URL, not in PGPASSWORD, and no line of ~/.pgpass fits".into(),
        );
    }
    remedies.extend(url.passfile().unusable.clone());
    remedies.extend(url.expanded().map(str::to_owned));
    remedies.push("percent-encode special characters of the password: @ is %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25".into());
    remedies.push("verify that pg_hba.conf lets the role in from this address".into());
    remedies
}

/// A failed attempt.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) stage: Option<Stage>,
    pub(super) error: Error,
}

/// A connection stood, and what came after it failed.
impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self { stage: None, error }
    }
}

impl Refusal {
    pub(super) fn new(url: &DbUrl, host: &Host, error: sqlx::Error) -> Self {
        let stage = Stage::of(&error);
        Self::at(stage, url, host, Error::from(error))
    }

    pub(super) fn timeout(url: &DbUrl, host: &Host, limit: Duration) -> Self {
        let cause = Error::failed(format!("no answer within {} s", limit.as_secs()));
        Self::at(Stage::Tcp, url, host, cause)
    }

    pub(super) fn at(stage: Stage, url: &DbUrl, host: &Host, cause: Error) -> Self {
        let mode = match stage {
            Stage::Tls => format!(" (sslmode={})", url.tls().mode),
            _ => String::new(),
        };
        let server = if url.hosts().len() > 1 { format!(" at {host}") } else { String::new() };
        let error = cause
            .without_hints()
            .context(format!("cannot connect to {url}: {stage} failed{mode}{server}"))
            .exiting(Exit::Unreachable);
        Self { stage: Some(stage), error: stage.remedies(url, host).into_iter().fold(error, Error::hint) }
    }

    /// A server that starts, or a name that is registered later, is worth waiting for; a wrong password is not.
    pub(super) fn waiting_helps(&self) -> bool {
        matches!(
            self.stage,
            Some(Stage::NameLookup | Stage::Tcp | Stage::Capacity | Stage::Database | Stage::Kind)
        )
    }

    /// Whether libpq goes on with the next server after it: where nothing answers, where the server does not take connections
    /// now, and where it is another one than is wanted.
    pub(super) fn next_may_do(&self) -> bool {
        match self.stage {
            Some(Stage::NameLookup | Stage::Tcp | Stage::Kind) => true,
            Some(Stage::Capacity) => self.error.sqlstate() == Some("57P03"),
            _ => false,
        }
    }

    /// Whether the server may take the same connection with TLS, or without.
    pub(super) fn is_of_access(&self) -> bool {
        self.stage == Some(Stage::Authentication)
    }

    /// The last of several, with what kept the others.
    pub(super) fn after(mut self, others: Vec<Self>) -> Self {
        let told = others.into_iter().map(|other| {
            // "cannot connect to URL: TCP failed at a:1" says the URL again.
            let said = other.error.to_string();
            said.split_once(": ").map_or_else(|| said.clone(), |(_, rest)| rest.to_owned())
        });
        self.error = self.error.details(told.collect::<Vec<_>>());
        self
    }
}
