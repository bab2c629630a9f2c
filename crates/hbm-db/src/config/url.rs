//! A database URL whose password cannot be shown.

use super::expanded::Expanded;
use super::libpq::{Host, Parameters, Passfile, Root, TlsSettings, Wanted};
use crate::error::{Error, Result};
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

/// `postgresql://[user[:password]@][host][:port][,...][/dbname][?param1=value1&...]`, sockets and IPv6 included
/// (manual, "Connection URIs"). What it leaves out is filled in as libpq does. `Display` and `Debug` leave the password and
/// the parameters out.
#[derive(Clone)]
pub struct DbUrl {
    parameters: Parameters,
    hosts: Vec<Host>,
    user: String,
    database: String,
    tls: TlsSettings,
    wanted: Wanted,
    start_settings: Vec<(String, String)>,
    connect_timeout: Duration,
    shown: String,
    origin: String,
    warnings: Vec<String>,
    passfile: Passfile,
    expanded: Option<Expanded>,
}

/// How long a connection may take when nothing says.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

impl DbUrl {
    /// Parses a URL, and fills in what it leaves out.
    ///
    /// # Errors
    /// Exit 2 with what is wrong and where; never with the text itself, which may hold a password.
    pub fn parse(text: &str) -> Result<Self> {
        let (parameters, ignored) = Parameters::from_uri(text)?;
        let mut url = Self::new(parameters.filled_in()?)?;
        url.warnings
            .extend(ignored.iter().map(|name| format!("the URL's parameter {name} has no meaning here")));
        Ok(url)
    }

    /// From separate settings: `DB_HOST`, `DB_PORT`, `DB_USER`, `DB_PASSWORD`, `DB_NAME`. What is left out is filled in.
    ///
    /// # Errors
    /// Exit 2 for what is filled in and cannot be used.
    pub fn from_parts(
        host: &str,
        port: Option<u16>,
        user: Option<&str>,
        password: Option<&str>,
        database: Option<&str>,
    ) -> Result<Self> {
        let mut parameters = Parameters::default();
        parameters.set("host", host);
        port.into_iter().for_each(|port| parameters.set("port", port.to_string()));
        for (keyword, value) in [("user", user), ("password", password), ("dbname", database)] {
            value.into_iter().for_each(|value| parameters.set(keyword, value));
        }
        Self::new(parameters.filled_in()?)
    }

    /// From libpq's environment alone, where a variable of it names a database; with the variable, and the service that
    /// `PGSERVICE` names.
    ///
    /// # Errors
    /// Exit 2 for a value that cannot be used.
    pub(super) fn from_environment() -> Result<Option<(Self, &'static str, Option<String>)>> {
        let named = super::libpq::NAMING
            .into_iter()
            .find(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        let Some(variable) = named else { return Ok(None) };
        let parameters = Parameters::default()
            .filled_in()
            .map_err(|error| error.context(format!("{variable} in the environment cannot be used")))?;
        let service = parameters.get("service").map(str::to_owned);
        Ok(Some((Self::new(parameters)?, variable, service)))
    }

    /// A server of our own, by the directory of its socket. Nothing is filled in.
    ///
    /// # Errors
    /// None for a directory.
    pub(crate) fn of_socket(folder: &str) -> Result<Self> {
        let mut parameters = Parameters::default();
        for (keyword, value) in [
            ("host", folder),
            ("port", "5432"),
            ("user", "postgres"),
            ("dbname", "postgres"),
            ("sslmode", "disable"),
            // It asks for none, so none is looked for.
            ("password", "none"),
        ] {
            parameters.set(keyword, value);
        }
        Self::new(parameters)
    }

    pub(super) fn new(parameters: Parameters) -> Result<Self> {
        // Without a name it is that of the operating system's user, as for libpq.
        let user = match parameters.get("user") {
            Some(user) => user.to_owned(),
            None => whoami::username().map_err(|error| {
                Error::usage("the operating system's user has no name, and no other is given")
                    .because(error)
                    .hint("name the role in the URL, or in PGUSER")
            })?,
        };
        let database = parameters.get("dbname").unwrap_or(&user).to_owned();
        let (mut hosts, passfile) = parameters.hosts(&database, &user)?;
        let wanted = parameters.wanted()?;
        if parameters.one_of("load_balance_hosts", &["disable", "random"])? == "random" {
            hosts.sort_by_cached_key(|_| uuid::Uuid::new_v4());
        }
        let connect_timeout = match parameters.get("connect_timeout").map(|text| text.trim().parse::<i64>()) {
            None => CONNECT_TIMEOUT,
            Some(Ok(seconds)) => match u64::try_from(seconds) {
                // Without end, as in libpq.
                Ok(0) | Err(_) => Duration::from_secs(u64::from(u32::MAX)),
                Ok(seconds) => Duration::from_secs(seconds),
            },
            Some(Err(_)) => return Err(super::libpq::wrong("connect_timeout is not a number of seconds")),
        };
        let places = hosts.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let tls = parameters.tls()?;
        let start_settings = parameters.start_settings()?;
        Ok(Self {
            shown: format!("postgresql://{user}@{places}/{database}"),
            origin: "the URL".into(),
            warnings: passfile.unusable.clone().into_iter().collect(),
            expanded: None,
            parameters,
            hosts,
            user,
            database,
            tls,
            wanted,
            start_settings,
            connect_timeout,
            passfile,
        })
    }

    /// Remembers what the URL was read from, for messages.
    #[must_use]
    pub fn from_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = origin.into();
        self
    }

    /// Remembers what was put in the place of a `$` while it was read, for messages.
    #[must_use]
    pub(super) fn with_expanded(mut self, expanded: Option<Expanded>) -> Self {
        self.warnings.extend(expanded.iter().filter(|one| one.unset).map(|one| one.said.clone()));
        self.expanded = expanded;
        self
    }

    /// What the URL was read from.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The options to connect with to one of the hosts; the way there is the caller's. Nothing is taken from the
    /// environment but what is in the URL already.
    pub(crate) fn options(&self, host: &Host) -> PgConnectOptions {
        let options = PgConnectOptions::new_without_pgpass()
            .port(host.port)
            .username(&self.user)
            // Where it is asked for and there is none, the server refuses an empty one.
            .password(host.password.as_deref().unwrap_or_default())
            .database(&self.database)
            // TLS is made before, and not by the driver.
            .ssl_mode(PgSslMode::Disable)
            .application_name(self.parameters.get("application_name").unwrap_or("hbm-db"))
            // Poolers refuse the start-up parameter, and the server's default is the exact one since 12.
            .extra_float_digits(None)
            .statement_cache_capacity(0)
            .disable_statement_logging();
        let settings = self.start_settings.iter().map(|(name, value)| (name, value));
        // Poolers refuse the parameter, also without a setting in it.
        let options = if self.start_settings.is_empty() { options } else { options.options(settings) };
        match (host.socket(), &host.address, &host.name) {
            (Some(folder), ..) => options.socket(folder),
            (None, Some(place), _) | (None, None, Some(place)) => options.host(place),
            (None, None, None) => options,
        }
    }

    /// The servers to try.
    pub(crate) fn hosts(&self) -> &[Host] {
        &self.hosts
    }

    /// What is asked of TLS.
    pub(crate) fn tls(&self) -> &TlsSettings {
        &self.tls
    }

    /// Which of the servers is wanted.
    pub(crate) fn wanted(&self) -> Wanted {
        self.wanted
    }

    /// Where the passwords came from.
    pub(crate) fn passfile(&self) -> &Passfile {
        &self.passfile
    }

    /// Which parts of a `.env` file were taken for variables.
    pub(crate) fn expanded(&self) -> Option<&str> {
        self.expanded.as_ref().map(|expanded| expanded.said.as_str())
    }

    /// The database it names; the role's name where it names none.
    pub fn database(&self) -> &str {
        &self.database
    }

    /// The role.
    pub(crate) fn user(&self) -> &str {
        &self.user
    }

    /// Everything it says, and what was filled in.
    pub(super) fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The same for libpq's programs, as their environment (manual, "Environment Variables"); without a value a variable is
    /// unset. `host` is the one that a connection was made to.
    pub(crate) fn client_environment(&self, host: &Host) -> Vec<(&'static str, Option<String>)> {
        let file = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
        let root = match &self.tls.root {
            Some(Root::System) => Some("system".to_owned()),
            Some(Root::File(path)) => Some(path.display().to_string()),
            None => None,
        };
        vec![
            ("PGHOST", host.name.clone()),
            ("PGHOSTADDR", host.address.clone()),
            ("PGPORT", Some(host.port.to_string())),
            ("PGUSER", Some(self.user.clone())),
            ("PGPASSWORD", host.password.clone()),
            ("PGDATABASE", Some(self.database.clone())),
            ("PGOPTIONS", self.parameters.get("options").map(str::to_owned)),
            ("PGSSLMODE", Some(self.tls.mode.to_string())),
            ("PGSSLROOTCERT", root),
            ("PGSSLCERT", file(&self.tls.certificate)),
            ("PGSSLKEY", file(&self.tls.key)),
            ("PGSSLNEGOTIATION", self.tls.direct.then(|| "direct".to_owned())),
            (
                "PGSSLCERTMODE",
                Some(if self.tls.certificate.is_some() { "allow" } else { "disable" }.to_owned()),
            ),
            ("PGSSLSNI", Some(u8::from(self.tls.names_host).to_string())),
            (
                "PGSSLMINPROTOCOLVERSION",
                Some(if self.tls.takes_1_2 { "TLSv1.2" } else { "TLSv1.3" }.to_owned()),
            ),
            (
                "PGSSLMAXPROTOCOLVERSION",
                Some(if self.tls.takes_1_3 { "TLSv1.3" } else { "TLSv1.2" }.to_owned()),
            ),
            // What they say is in the others.
            ("PGSERVICE", None),
            ("PGTARGETSESSIONATTRS", None),
        ]
    }

    /// How long a connection to one server may take.
    pub fn connect_timeout(&self) -> Duration {
        self.connect_timeout
    }

    /// What is to be said of it before it is used: parameters without a meaning here, a password file that was not read.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

impl fmt::Display for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DbUrl").field(&self.shown).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::DbUrl;

    #[test]
    fn shows_the_place_and_never_the_password() {
        for (text, shown) in [
            ("postgresql://u:s3cret@h:1/d", "postgresql://u@h:1/d"),
            ("postgres://u:s3cret@[::1]:5433/d", "postgresql://u@[::1]:5433/d"),
            ("postgresql://u:s3cret@/d?host=/run/pg&port=6", "postgresql://u@/run/pg:6/d"),
            ("postgresql://u:s3cret@%2Frun%2Fpg/d", "postgresql://u@/run/pg:5432/d"),
            ("postgresql://u:s3%40%3A%2F%3F%23%25cret@h/d?password=s3cret", "postgresql://u@h:5432/d"),
        ] {
            let url = DbUrl::parse(text).expect(text);
            assert_eq!(url.to_string(), shown);
            assert!(!format!("{url:?}{:?}", url.origin()).contains("cret"), "{text}");
        }
    }

    #[test]
    fn says_what_is_wrong_and_not_what_was_written() {
        for text in [
            "mysql://u:s3cret@h/d",
            "postgresql://u:s3#cret@h/d",
            "postgresql://u:s3/cret@h/d",
            "postgresql://u:12/s3cret@h/d",
            "postgresql://u:12?s3cret@h/d",
            "postgresql://u:12#s3cret@h/d",
            "postgresql://u:s3%cret@h/d",
            "postgresql://u:s3cret@h:99999/d",
            "postgresql://u:s3cret@h/d?sslmode=s3cret",
            "host=h password=s3cret",
        ] {
            let error = DbUrl::parse(text).expect_err(text);
            let said = format!("{error} {:?}", error.advice());
            assert!(!said.contains("s3"), "{text}: {said}");
        }
    }
}
