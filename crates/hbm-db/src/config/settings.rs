//! The settings of a command, with where they came from.

use super::{DbUrl, EnvFiles, Variable};
use crate::error::{Error, Result};
use std::fmt;

/// Everything that is not an argument of one command.
#[derive(Debug)]
pub struct Settings {
    /// The database; none means the embedded PostgreSQL.
    pub url: Option<DbUrl>,
    /// Where the URL came from.
    pub url_source: UrlSource,
    /// `DATABASE_MAX_CONNECTIONS`, for the pool an application uses.
    pub max_connections: u32,
    /// The variable, and its value, that says this is production.
    pub production: Option<(String, String)>,
}

/// Where a URL came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlSource {
    /// `--url`.
    Flag,
    /// A variable of the environment or of a file.
    Variable {
        /// Its name.
        name: &'static str,
        /// The file; none for the environment itself.
        file: Option<&'static str>,
    },
    /// libpq's `PGSERVICE`, with the service.
    Service(String),
    /// Nothing names a database.
    Embedded,
}

impl fmt::Display for UrlSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("--url"),
            Self::Variable { name, file: Some(file) } => write!(f, "{name} in {file}"),
            Self::Variable { name, file: None } => write!(f, "{name} in the environment"),
            Self::Service(name) => write!(f, "service {name}"),
            Self::Embedded => f.write_str("no DATABASE_URL or --url"),
        }
    }
}

/// The pool's size where nothing says another.
const MAX_CONNECTIONS: u32 = 10;

impl Settings {
    /// Settles what flags, environment and files say.
    ///
    /// # Errors
    /// Exit 2 for a URL or number that cannot be read, naming its source.
    pub fn resolve(url_flag: Option<&str>, env: &EnvFiles) -> Result<Self> {
        let (url, url_source) = match url_flag {
            Some(text) => (Some(DbUrl::parse(text)?), UrlSource::Flag),
            None => from_variables(env)?,
        };
        let max_connections = match env.get("DATABASE_MAX_CONNECTIONS") {
            None => MAX_CONNECTIONS,
            Some(variable) => {
                variable.value.trim().parse().ok().filter(|number| *number > 0).ok_or_else(|| {
                    Error::usage("DATABASE_MAX_CONNECTIONS is not a number of connections")
                        .hint("write a whole number from 1 on, or leave it out for 10")
                })?
            }
        };
        Ok(Self {
            url: url.map(|url| url.from_origin(url_source.to_string())),
            url_source,
            max_connections,
            production: production(env),
        })
    }
}

/// The first source that names a database, whole or in parts, decides.
fn from_variables(env: &EnvFiles) -> Result<(Option<DbUrl>, UrlSource)> {
    for at in 0..env.sources() {
        if let Some(Variable { value, file }) = env.get_from(at, "DATABASE_URL") {
            let source = UrlSource::Variable { name: "DATABASE_URL", file };
            let expanded = env.expanded(file, "DATABASE_URL");
            let url = DbUrl::parse(&value).map_err(|error| {
                let error = error.context(format!("{source} cannot be used"));
                expanded.iter().fold(error, |error, expanded| error.hint(&expanded.said))
            })?;
            return Ok((Some(url.with_expanded(expanded)), source));
        }
        if let Some(host) = env.get_from(at, "DB_HOST") {
            return from_parts(env, &host);
        }
    }
    match ["DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"].into_iter().find(|name| env.get(name).is_some()) {
        None => from_libpq(),
        Some(name) => Err(Error::usage(format!("{name} is set and DB_HOST is not"))
            .hint("set DB_HOST too, or write all of it as DATABASE_URL")),
    }
}

/// libpq's environment, the last of the sources.
fn from_libpq() -> Result<(Option<DbUrl>, UrlSource)> {
    Ok(match DbUrl::from_environment()? {
        None => (None, UrlSource::Embedded),
        Some((url, "PGSERVICE", Some(service))) => (Some(url), UrlSource::Service(service)),
        Some((url, name, _)) => (Some(url), UrlSource::Variable { name, file: None }),
    })
}

fn from_parts(env: &EnvFiles, host: &Variable) -> Result<(Option<DbUrl>, UrlSource)> {
    let get = |name| env.get(name).map(|variable| variable.value);
    let port = match get("DB_PORT") {
        None => None,
        Some(text) => text
            .trim()
            .parse()
            .map(Some)
            .map_err(|_| Error::usage("DB_PORT is not a port").hint("write a number from 1 to 65535"))?,
    };
    let url = DbUrl::from_parts(
        &host.value,
        port,
        get("DB_USER").as_deref(),
        get("DB_PASSWORD").as_deref(),
        get("DB_NAME").as_deref(),
    )?;
    let names = ["DB_HOST", "DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"];
    let expanded = names.iter().find_map(|name| env.expanded(env.get(name)?.file, name));
    Ok((Some(url.with_expanded(expanded)), UrlSource::Variable { name: "DB_HOST", file: host.file }))
}

/// The variables that frameworks say "production" with.
fn production(env: &EnvFiles) -> Option<(String, String)> {
    ["NODE_ENV", "APP_ENV", "RAILS_ENV"].into_iter().find_map(|name| {
        let value = env.get(name)?.value;
        value.trim().eq_ignore_ascii_case("production").then(|| (name.to_owned(), value))
    })
}
