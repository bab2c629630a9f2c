//! A database URL whose password cannot be shown.

use crate::error::{Error, Result};
use percent_encoding::percent_decode_str;
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;
use url::Url;

/// `postgresql://[user[:password]@][host][:port][/dbname][?param1=value1&...]`, sockets and IPv6 included
/// (manual, "Connection URIs"). `Display` and `Debug` leave the password and the parameters out.
#[derive(Clone)]
pub struct DbUrl {
    options: PgConnectOptions,
    shown: String,
    origin: String,
    connect_timeout: Duration,
    ignored: Vec<String>,
}

/// The parameters that change the connection.
const UNDERSTOOD: &[&str] = &[
    "application_name",
    "connect_timeout",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "password",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "user",
];

/// How long a connection may take when the URL does not say.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

impl DbUrl {
    /// Parses a URL.
    ///
    /// # Errors
    /// Exit 2 with what is wrong and where; never with the text itself, which may hold a password.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim();
        let rest = text
            .strip_prefix("postgresql://")
            .or_else(|| text.strip_prefix("postgres://"))
            .ok_or_else(|| wrong("it does not begin with postgresql://"))?;
        check_encoding(rest)?;
        // The parser wants a host; libpq takes an empty one as its default.
        let with_host = if host_is_empty(rest) {
            let at = rest.find('@').map_or(0, |at| at + 1);
            format!("postgresql://{}localhost{}", &rest[..at], &rest[at..])
        } else {
            format!("postgresql://{rest}")
        };
        let url = Url::parse(&with_host).map_err(|error| wrong(&error.to_string()))?;
        if url.fragment().is_some() {
            return Err(wrong("it has a # outside of percent-encoding"));
        }
        if url.path().contains('@') || url.query().is_some_and(|query| query.contains('@')) {
            return Err(wrong("it has an @ after a / or ?, so the password holds one of them unencoded"));
        }
        let mut kept = url.clone();
        kept.set_query(None);
        let mut connect_timeout = CONNECT_TIMEOUT;
        let mut ignored = Vec::new();
        for (key, value) in url.query_pairs() {
            match &*key {
                "connect_timeout" => {
                    let seconds: u64 =
                        value.parse().map_err(|_| wrong("connect_timeout is not a number of seconds"))?;
                    connect_timeout = Duration::from_secs(seconds.max(1));
                }
                "sslmode" if PgSslMode::from_str(&value).is_err() => {
                    return Err(wrong(
                        "sslmode is not one of disable, allow, prefer, require, verify-ca, verify-full",
                    ));
                }
                "port" if value.parse::<u16>().is_err() => {
                    return Err(wrong("port is not a number from 0 to 65535"));
                }
                known if UNDERSTOOD.contains(&known) || known.starts_with("options[") => {
                    kept.query_pairs_mut().append_pair(known, &value);
                }
                // Without a value it may be a piece of a password with an & in it.
                _ if value.is_empty() => ignored.push("without a value".into()),
                other => ignored.push(other.to_owned()),
            }
        }
        let mut options =
            PgConnectOptions::from_str(kept.as_str()).map_err(|_| wrong("a part of it cannot be decoded"))?;
        // An address stands in brackets only in a URL.
        if let Some(url::Host::Ipv6(address)) = url.host() {
            options = options.host(&address.to_string());
        }
        let names_user = !url.username().is_empty() || url.query_pairs().any(|(key, _)| key == "user");
        if !names_user {
            options = as_own_user(options);
        }
        Ok(Self::new(options, connect_timeout, ignored))
    }

    /// From separate settings: `DB_HOST`, `DB_PORT`, `DB_USER`, `DB_PASSWORD`, `DB_NAME`.
    pub fn from_parts(
        host: &str,
        port: u16,
        user: Option<&str>,
        password: Option<&str>,
        database: Option<&str>,
    ) -> Self {
        let mut options = PgConnectOptions::new_without_pgpass().port(port);
        options = if host.starts_with('/') { options.socket(host) } else { options.host(host) };
        options = match user {
            Some(user) => options.username(user),
            None => as_own_user(options),
        };
        if let Some(password) = password {
            options = options.password(password);
        }
        if let Some(database) = database {
            options = options.database(database);
        }
        Self::new(options, CONNECT_TIMEOUT, Vec::new())
    }

    fn new(options: PgConnectOptions, connect_timeout: Duration, ignored: Vec<String>) -> Self {
        let options = options
            // Poolers refuse the start-up parameter, and the server's default is the exact one since 12.
            .extra_float_digits(None)
            .statement_cache_capacity(0)
            .disable_statement_logging();
        // "sslmode is ignored for Unix domain socket communication" (manual, "Database Connection Control Functions").
        let options = match options.get_socket() {
            Some(_) => options.ssl_mode(PgSslMode::Disable),
            None => options,
        };
        let options = if options.get_application_name().is_some() {
            options
        } else {
            options.application_name("hbm-db")
        };
        let place = match options.get_socket() {
            Some(socket) => format!("{}:{}", socket.display(), options.get_port()),
            None if options.get_host().contains(':') && !options.get_host().starts_with('[') => {
                format!("[{}]:{}", options.get_host(), options.get_port())
            }
            None => format!("{}:{}", options.get_host(), options.get_port()),
        };
        let database = options.get_database().unwrap_or_else(|| options.get_username());
        let shown = format!("postgresql://{}@{place}/{database}", options.get_username());
        Self { shown, origin: "the URL".into(), connect_timeout, ignored, options }
    }

    /// Remembers what the URL was read from, for messages.
    #[must_use]
    pub fn from_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = origin.into();
        self
    }

    /// What the URL was read from.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The options to connect with.
    pub fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// The database it names; the role's name where it names none.
    pub fn database(&self) -> &str {
        self.options.get_database().unwrap_or_else(|| self.options.get_username())
    }

    /// The same for libpq's programs, as their environment (manual, "Environment Variables").
    pub fn client_environment(&self) -> Vec<(&'static str, String)> {
        let url = self.options.to_url_lossy();
        let password = url.password().map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned());
        let mut variables = vec![
            ("PGPORT", self.options.get_port().to_string()),
            ("PGUSER", self.options.get_username().to_owned()),
            ("PGDATABASE", self.database().to_owned()),
        ];
        let host = match self.options.get_socket() {
            Some(folder) => folder.display().to_string(),
            None => self.options.get_host().to_owned(),
        };
        variables.push(("PGHOST", host));
        variables.extend(password.map(|password| ("PGPASSWORD", password)));
        for (name, variable) in [
            ("sslmode", "PGSSLMODE"),
            ("sslrootcert", "PGSSLROOTCERT"),
            ("sslcert", "PGSSLCERT"),
            ("sslkey", "PGSSLKEY"),
        ] {
            let value = url.query_pairs().find(|(own, _)| own == name);
            variables.extend(value.map(|(_, value)| (variable, value.into_owned())));
        }
        variables
    }

    /// How long a connection may take.
    pub fn connect_timeout(&self) -> Duration {
        self.connect_timeout
    }

    /// Parameters that have no meaning here, to be reported.
    pub fn ignored_parameters(&self) -> &[String] {
        &self.ignored
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

/// Without a name it is that of the operating system's user, as for libpq; `PGUSER` comes before.
fn as_own_user(options: PgConnectOptions) -> PgConnectOptions {
    let named = std::env::var("PGUSER").ok().filter(|name| !name.is_empty());
    match named.or_else(|| whoami::username().ok()) {
        Some(name) => options.username(&name),
        None => options,
    }
}

fn host_is_empty(rest: &str) -> bool {
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.is_empty() || host.starts_with(':')
}

fn check_encoding(rest: &str) -> Result<()> {
    let bytes = rest.as_bytes();
    for (at, _) in rest.match_indices('%') {
        let digits = bytes.get(at + 1..at + 3);
        if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
            return Err(wrong("a % is not followed by two hexadecimal digits"));
        }
    }
    percent_decode_str(rest).decode_utf8().map(|_| ()).map_err(|_| wrong("its percent-encoding is not UTF-8"))
}

fn wrong(what: &str) -> Error {
    Error::usage(format!("the database URL cannot be read: {what}"))
        .hint("the form is postgresql://user:password@host:5432/database?sslmode=require")
        .hint("percent-encode special characters of the password: @ is %40, : is %3A, / is %2F, ? is %3F, # is %23, % is %25")
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
            let said = format!("{error} {:?}", error.hints());
            assert!(!said.contains("s3"), "{text}: {said}");
        }
    }
}
