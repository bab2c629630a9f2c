//! The settings of a command, with where they came from.

use super::{Chosen, DbUrl, DeclaredEnvironment, EnvFiles, Environments, Variable};
use crate::error::{Error, Result};
use std::fmt;
use std::ops::Range;

/// Everything that is not an argument of one command.
#[derive(Debug)]
pub struct Settings {
    /// The database; none means the embedded PostgreSQL.
    pub url: Option<DbUrl>,
    /// Where the URL came from.
    pub url_source: UrlSource,
    /// `DATABASE_MAX_CONNECTIONS`, for the pool an application uses.
    pub max_connections: u32,
    /// What says that nothing may be dropped, whatever the database says.
    pub protection: Option<Declaration>,
    /// The environment that somebody chose.
    pub environment: Option<String>,
    /// What keeps the embedded PostgreSQL from being taken unasked.
    unasked: Option<Unasked>,
}

/// What says that nothing may be dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declaration {
    /// A variable of a framework, which says that this is production.
    Variable {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The environment of the project file.
    Environment {
        /// Where it stands.
        place: String,
    },
}

impl fmt::Display for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable { name, value } => write!(f, "{name}={value} says this is production"),
            Self::Environment { place } => write!(f, "the {place} is protected"),
        }
    }
}

/// Where the embedded PostgreSQL could be green while the database that was meant is missing.
#[derive(Clone, Debug)]
enum Unasked {
    /// A variable that names the database is set, and empty: a secret that is missing.
    Empty(UrlSource),
    /// `CI` is set.
    Ci,
    /// Something says that nothing may be dropped.
    Protected(Declaration),
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
    /// An environment of the project file, and where it stands.
    Environment(String),
    /// libpq's `PGSERVICE`, with the service.
    Service(String),
    /// `--embedded`.
    Embedded,
    /// The program that uses the library.
    Given,
    /// Nothing names a database.
    Nothing,
}

impl fmt::Display for UrlSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag => f.write_str("--url"),
            Self::Variable { name, file: Some(file) } => write!(f, "{name} in {file}"),
            Self::Variable { name, file: None } => write!(f, "{name} in the environment"),
            Self::Environment(place) => f.write_str(place),
            Self::Service(name) => write!(f, "service {name}"),
            Self::Embedded => f.write_str("--embedded"),
            Self::Given => f.write_str("given by the program"),
            Self::Nothing => f.write_str("no DATABASE_URL or --url"),
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
    pub fn resolve(
        url_flag: Option<&str>,
        embedded: bool,
        env: &EnvFiles,
        environments: &Environments,
    ) -> Result<Self> {
        let environment = environments.meant.as_ref();
        let protection = environment
            .filter(|environment| environment.protected)
            .map(|environment| Declaration::Environment { place: environment.place.clone() })
            .or_else(|| production(env));
        let mut unasked = None;
        let (url, url_source) = match url_flag {
            Some(text) => (Some(DbUrl::parse(text)?), UrlSource::Flag),
            None if embedded => (None, UrlSource::Embedded),
            None => match named(env, environment)? {
                Named::Url(url, source) => (Some(*url), source),
                Named::Empty(source) => {
                    unasked = Some(Unasked::Empty(source));
                    (None, UrlSource::Nothing)
                }
                Named::Nothing => {
                    let declared =
                        protection.as_ref().map(|declaration| Unasked::Protected(declaration.clone()));
                    unasked = declared.or_else(|| in_ci(env).then_some(Unasked::Ci));
                    (None, UrlSource::Nothing)
                }
            },
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
        // Whatever names it: the database of a protected environment is that.
        let is_one = |(_, other): &&(String, String)| {
            url.as_ref().is_some_and(|url| DbUrl::parse(other).is_ok_and(|other| url.is_at(&other)))
        };
        let of_one = environments.protected.iter().find(is_one);
        let protection =
            protection.or_else(|| of_one.map(|(place, _)| Declaration::Environment { place: place.clone() }));
        Ok(Self {
            url: url.map(|url| url.from_origin(url_source.to_string())),
            url_source,
            max_connections,
            protection,
            environment: environment
                .filter(|environment| environment.chosen != Chosen::ByDefault)
                .map(|environment| environment.name.clone()),
            unasked,
        })
    }

    /// The same with a URL of the program that uses the library.
    ///
    /// # Errors
    /// Exit 2 where it cannot be read.
    pub fn given(url: &str, env: &EnvFiles) -> Result<Self> {
        let (settings, url_source) =
            (Self::resolve(Some(url), false, env, &Environments::default())?, UrlSource::Given);
        let url = settings.url.map(|url| url.from_origin(url_source.to_string()));
        Ok(Self { url, url_source, ..settings })
    }

    /// The same with another database, which is for tests.
    pub(crate) fn for_tests(&self, url: DbUrl) -> Self {
        Self {
            url: Some(url),
            url_source: self.url_source.clone(),
            max_connections: self.max_connections,
            protection: None,
            environment: Some("test".to_owned()),
            unasked: None,
        }
    }

    /// Checks that the embedded PostgreSQL may stand in for a database that nothing names.
    ///
    /// # Errors
    /// Exit 2 where a variable is set and empty, in CI, and in production.
    pub fn allow_embedded(&self) -> Result<()> {
        let Some(unasked) = &self.unasked else { return Ok(()) };
        let error = match unasked {
            Unasked::Empty(source) => {
                Error::usage(format!("no database is named: {source} is set, and empty"))
                    .hint("give it the URL, as where a secret is missing; or unset it")
            }
            Unasked::Ci => {
                Error::usage("no database is named, and this is CI").hint("set DATABASE_URL, or give --url")
            }
            Unasked::Protected(declaration) => {
                Error::usage(format!("no database is named, and {declaration}"))
                    .hint("set DATABASE_URL, or give --url")
            }
        };
        Err(error.hint("or say that the embedded PostgreSQL is meant: --embedded"))
    }
}

/// What the variables name.
enum Named {
    Url(Box<DbUrl>, UrlSource),
    /// A variable that is set, and empty.
    Empty(UrlSource),
    Nothing,
}

/// Whether `CI` says that nobody is there, as every runner sets it.
fn in_ci(env: &EnvFiles) -> bool {
    env.get("CI").is_some_and(|ci| !matches!(ci.value.trim(), "false" | "0"))
}

/// What names the database besides flags: `--env`, the environment, `HBM_DB_ENV`, the `.env` files, libpq's environment, and
/// the environment of development; in that order.
fn named(env: &EnvFiles, environment: Option<&DeclaredEnvironment>) -> Result<Named> {
    let declared = |chosen: &[Chosen]| -> Result<Option<Named>> {
        let Some(environment) = environment.filter(|environment| chosen.contains(&environment.chosen)) else {
            return Ok(None);
        };
        let Some(url) = &environment.url else { return Ok(None) };
        let url = DbUrl::parse(url)
            .map_err(|error| error.context(format!("the url of the {} cannot be used", environment.place)))?;
        Ok(Some(Named::Url(Box::new(url), UrlSource::Environment(environment.place.clone()))))
    };
    if let Some(named) = declared(&[Chosen::ByFlag])? {
        return Ok(named);
    }
    if let Some(named) = from_variables(env, 0..1)? {
        return Ok(named);
    }
    if let Some(named) = declared(&[Chosen::ByVariable])? {
        return Ok(named);
    }
    if let Some(named) = from_variables(env, 1..env.sources())? {
        return Ok(named);
    }
    match from_libpq(env)? {
        Named::Nothing => Ok(declared(&[Chosen::ByDefault])?.unwrap_or(Named::Nothing)),
        named => Ok(named),
    }
}

/// The first of some sources that names a database, whole or in parts, decides.
fn from_variables(env: &EnvFiles, sources: Range<usize>) -> Result<Option<Named>> {
    for at in sources {
        if let Some(Variable { value, file }) = env.get_from(at, "DATABASE_URL") {
            let source = UrlSource::Variable { name: "DATABASE_URL", file };
            let expanded = env.expanded(file, "DATABASE_URL");
            let url = DbUrl::parse(&value).map_err(|error| {
                let error = error.context(format!("{source} cannot be used"));
                expanded.iter().fold(error, |error, expanded| error.hint(expanded.said.as_str()))
            })?;
            return Ok(Some(Named::Url(Box::new(url.with_expanded(expanded)), source)));
        }
        if let Some(host) = env.get_from(at, "DB_HOST") {
            return from_parts(env, &host).map(Some);
        }
        for name in ["DATABASE_URL", "DB_HOST"] {
            if let Some(file) = env.empty_from(at, name) {
                return Ok(Some(Named::Empty(UrlSource::Variable { name, file })));
            }
        }
    }
    Ok(None)
}

/// libpq's environment; what is left of ours says that something is missing.
fn from_libpq(env: &EnvFiles) -> Result<Named> {
    match ["DB_PORT", "DB_USER", "DB_PASSWORD", "DB_NAME"].into_iter().find(|name| env.get(name).is_some()) {
        None => from_libpq_alone(),
        Some(name) => Err(Error::usage(format!("{name} is set and DB_HOST is not"))
            .hint("set DB_HOST too, or write all of it as DATABASE_URL")),
    }
}

/// libpq's environment, the last of the sources.
fn from_libpq_alone() -> Result<Named> {
    Ok(match DbUrl::from_environment()? {
        None => Named::Nothing,
        Some((url, "PGSERVICE", Some(service))) => Named::Url(Box::new(url), UrlSource::Service(service)),
        Some((url, name, _)) => Named::Url(Box::new(url), UrlSource::Variable { name, file: None }),
    })
}

fn from_parts(env: &EnvFiles, host: &Variable) -> Result<Named> {
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
    Ok(Named::Url(
        Box::new(url.with_expanded(expanded)),
        UrlSource::Variable { name: "DB_HOST", file: host.file },
    ))
}

/// The variables that frameworks say "production" with.
fn production(env: &EnvFiles) -> Option<Declaration> {
    ["NODE_ENV", "APP_ENV", "RAILS_ENV"].into_iter().find_map(|name| {
        let value = env.get(name)?.value;
        value
            .trim()
            .eq_ignore_ascii_case("production")
            .then(|| Declaration::Variable { name: name.to_owned(), value })
    })
}
