//! libpq's connection parameters. What a URL leaves out is filled in from a service file, from the environment, and from
//! libpq's defaults, in this order (manual, "Parameter Key Words", "Environment Variables").

mod hosts;
mod passfile;
mod service;
mod start;
mod tls;
mod uri;
mod wanted;

pub(crate) use hosts::{Host, Passfile};
pub(crate) use tls::{Root, SslMode, TlsSettings};
pub(super) use uri::wrong;
pub(crate) use wanted::Wanted;

use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Parameters by their key word. An empty value is none, as in libpq.
#[derive(Clone, Debug, Default)]
pub(super) struct Parameters(BTreeMap<&'static str, String>);

/// The key words that change a connection here, each with its variable of the environment.
const KEYWORDS: [(&str, Option<&str>); 29] = [
    ("application_name", Some("PGAPPNAME")),
    ("channel_binding", Some("PGCHANNELBINDING")),
    ("connect_timeout", Some("PGCONNECT_TIMEOUT")),
    ("dbname", Some("PGDATABASE")),
    ("gssencmode", Some("PGGSSENCMODE")),
    ("host", Some("PGHOST")),
    ("hostaddr", Some("PGHOSTADDR")),
    ("load_balance_hosts", Some("PGLOADBALANCEHOSTS")),
    ("options", Some("PGOPTIONS")),
    ("passfile", Some("PGPASSFILE")),
    ("password", Some("PGPASSWORD")),
    ("port", Some("PGPORT")),
    ("require_auth", Some("PGREQUIREAUTH")),
    ("requirepeer", Some("PGREQUIREPEER")),
    ("service", Some("PGSERVICE")),
    ("servicefile", Some("PGSERVICEFILE")),
    ("ssl_max_protocol_version", Some("PGSSLMAXPROTOCOLVERSION")),
    ("ssl_min_protocol_version", Some("PGSSLMINPROTOCOLVERSION")),
    ("sslcert", Some("PGSSLCERT")),
    ("sslcertmode", Some("PGSSLCERTMODE")),
    ("sslcrl", Some("PGSSLCRL")),
    ("sslcrldir", Some("PGSSLCRLDIR")),
    ("sslkey", Some("PGSSLKEY")),
    ("sslmode", Some("PGSSLMODE")),
    ("sslnegotiation", Some("PGSSLNEGOTIATION")),
    ("sslrootcert", Some("PGSSLROOTCERT")),
    ("sslsni", Some("PGSSLSNI")),
    ("target_session_attrs", Some("PGTARGETSESSIONATTRS")),
    ("user", Some("PGUSER")),
];

/// Key words that libpq knows and that change nothing here: service files may have them.
const WITHOUT_EFFECT: [&str; 14] = [
    "client_encoding",
    "fallback_application_name",
    "gssdelegation",
    "gsslib",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "replication",
    "sslcompression",
    "sslpassword",
    "tcp_user_timeout",
    "max_protocol_version",
];

/// The variables that name a database by themselves.
pub(super) const NAMING: [&str; 4] = ["PGSERVICE", "PGHOST", "PGHOSTADDR", "PGDATABASE"];

impl Parameters {
    pub(super) fn get(&self, keyword: &str) -> Option<&str> {
        self.0.get(keyword).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// All that have a value.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0
            .iter()
            .map(|(keyword, value)| (*keyword, value.as_str()))
            .filter(|(_, value)| !value.is_empty())
    }

    pub(super) fn set(&mut self, keyword: &'static str, value: impl Into<String>) {
        self.0.insert(keyword, value.into());
    }

    /// Sets what has no value yet.
    fn fill(&mut self, keyword: &'static str, value: impl Into<String>) {
        if self.get(keyword).is_none() {
            self.set(keyword, value);
        }
    }

    /// Fills in what is left out, from the service and from the environment.
    ///
    /// # Errors
    /// Exit 2 for a service that is not defined, and for a variable that is not UTF-8.
    pub(super) fn filled_in(mut self) -> Result<Self> {
        for keyword in ["service", "servicefile"] {
            if let Some(value) = from_environment(keyword)? {
                self.fill(keyword, value);
            }
        }
        if let Some(service) = self.get("service").map(str::to_owned) {
            let file = self.get("servicefile").map(PathBuf::from);
            for (keyword, value) in service::read(&service, file)?.0 {
                self.fill(keyword, value);
            }
        }
        for (keyword, _) in KEYWORDS {
            if let Some(value) = from_environment(keyword)? {
                self.fill(keyword, value);
            }
        }
        if std::env::var("PGREQUIRESSL").is_ok_and(|value| value.starts_with('1')) {
            self.fill("sslmode", "require");
        }
        Ok(self)
    }

    /// The value, which is one of these; the first where it is left out.
    ///
    /// # Errors
    /// Exit 2 with the values that are.
    pub(super) fn one_of(&self, keyword: &str, allowed: &[&'static str]) -> Result<&'static str> {
        let Some(value) = self.get(keyword) else { return Ok(allowed[0]) };
        allowed.iter().find(|one| **one == value).copied().ok_or_else(|| {
            Error::usage(format!(
                "the connection cannot be made: {keyword} is not one of {}",
                allowed.join(", ")
            ))
            .hint(format!("correct {keyword} in the URL, the service file or the environment"))
        })
    }
}

/// The key word as one that is known to live as long as the program.
fn keyword(text: &str) -> Option<&'static str> {
    KEYWORDS.iter().map(|(keyword, _)| *keyword).find(|keyword| *keyword == text)
}

fn from_environment(keyword: &str) -> Result<Option<String>> {
    let variable = KEYWORDS.iter().find(|(own, _)| *own == keyword).and_then(|(_, variable)| *variable);
    let Some(variable) = variable else { return Ok(None) };
    match std::env::var(variable) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => {
            Err(Error::usage(format!("{variable} in the environment is not UTF-8"))
                .hint(format!("correct {variable}, or unset it")))
        }
    }
}

/// A file of the user's home, as `~/.pgpass`.
fn at_home(name: &str) -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty()).map(|home| home.join(name))
}
