//! The desired state, elaborated by PostgreSQL itself: SQL → scratch database → [`Catalog`].

mod again;
mod files;
mod history;
mod lacking;
mod making;
mod owners;
mod psql_file;
mod run;
mod run_files;
mod scope;
mod script;
mod script_file;
mod source;

pub(crate) use psql_file::LAST;
pub use scope::Scope;
pub(crate) use source::texts;

use crate::app::App;
use crate::cache;
use crate::catalog::{Catalog, Fingerprint};
use crate::config::DbUrl;
use crate::db::{Notes, Reading, Room, Session, Target, in_scratch};
use crate::error::Result;
use crate::introspect;
use crate::migrate::{Migration, replay};
use crate::plan::{Compared, Rename};
use again::merge;
use files::{Order, SqlFile};
use making::{Elsewhere, Making};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The namespace that every database has.
const PUBLIC: &str = "public";

/// Words without which no role is named. Whether a role is there decides what runs.
const NAME_ROLES: [&str; 7] =
    ["grant ", "owner to", "authorization", "create policy", "pg_roles", "pg_authid", "set role"];

/// What a database should be.
#[derive(Debug)]
pub struct Desired {
    making: Making,
    /// Renames that the source declares.
    pub renames: Vec<Rename>,
    /// What the source is, for people.
    pub source: String,
    /// Which namespaces it manages.
    pub scope: Scope,
    /// Whose privileges are compared, where the source says so.
    pub privileges: Option<Compared>,
}

impl Desired {
    /// The schema of an application: its entities and the SQL beside them, or its files.
    ///
    /// # Errors
    /// Exit 2 where a file cannot be read.
    pub fn of_app(app: &App) -> Result<Self> {
        let written = match app.is_of_files() {
            true => Self::of_files(app.schema_paths())?,
            false => Self {
                making: Making::Script(app.script()),
                renames: app.renames(),
                source: String::new(),
                scope: Scope::Made,
                privileges: None,
            },
        };
        Ok(Self {
            source: format!("the {} of {}", app.written_in(), app.name()),
            scope: Scope::of_app(app),
            privileges: app.declared_privileges().cloned(),
            ..written
        })
    }

    /// Files of SQL, folders of them, folders of migrations; `-` is standard input.
    ///
    /// # Errors
    /// Exit 2 where something cannot be read, or holds what cannot be followed.
    pub fn of_files(paths: &[PathBuf]) -> Result<Self> {
        Ok(Self {
            making: Making::Files(source::read(paths)?),
            renames: Vec::new(),
            source: source::name(paths),
            scope: Scope::Made,
            privileges: None,
        })
    }

    /// Another database, as it is now, in the namespaces that it has something in.
    ///
    /// # Errors
    /// Exit 5 where it cannot be reached; what its server answers.
    pub async fn of_database(url: DbUrl, scope: Scope) -> Result<Self> {
        let source = format!("the database {url}");
        let mut session = Target::remote(url).connect().await?;
        let all = introspect::namespaces(&mut session).await?;
        let whole = introspect::read(&mut session, &all).await?;
        let mut managed = scope.managed(all.clone());
        managed.retain(|name| name.as_str() != PUBLIC || !whole.is_vacant(name));
        let managed = match managed == all {
            true => whole.clone(),
            false => introspect::read(&mut session, &managed).await?,
        };
        session.close().await;
        let making = Making::Database(Box::new(Elsewhere { whole, managed }));
        Ok(Self { making, renames: Vec::new(), source, scope, privileges: None })
    }

    /// What was read of a database that may be gone, all of it.
    pub(crate) fn of_catalog(catalog: Catalog, source: String) -> Self {
        let read = Elsewhere { whole: catalog.clone(), managed: catalog };
        let making = Making::Database(Box::new(read));
        Self { making, renames: Vec::new(), source, scope: Scope::Made, privileges: None }
    }

    /// The same, which manages these namespaces. [`Scope::Made`] leaves what the source says.
    #[must_use]
    pub fn within(self, scope: Scope) -> Self {
        match scope {
            Scope::Made => self,
            scope => Self { scope, ..self },
        }
    }

    /// What the migrations of an application lead to, whatever of it is managed.
    pub fn of_migrations(app: &str, migrations: &[Migration]) -> Self {
        Self {
            making: Making::Migrations(migrations.to_vec()),
            renames: Vec::new(),
            source: format!("the migrations of {app}"),
            scope: Scope::Made,
            privileges: None,
        }
    }

    /// Reads the catalog of the desired state, from the cache where everything it depends on is as it was.
    ///
    /// Without the cache the session is given up for a while: the scratch database is made, filled and read over
    /// one connection at a time, and a new session to the target is handed back.
    ///
    /// # Errors
    /// Exit 1 with line and message where the SQL does not run.
    pub async fn catalog(
        &self,
        mut session: Session,
        target: &Target,
        reading: Reading,
    ) -> Result<(Catalog, Session)> {
        self.scope.refuse_empty()?;
        self.note_rows(target.notes());
        let key = self.cache_key(&mut session).await?;
        let cached = |name: String| cache::file(&name).filter(|_| self.is_text());
        let exact = cached(format!("catalog-{key}"));
        if let Some(catalog) = self.cached(exact.as_deref(), target.notes()) {
            return Ok((catalog, session));
        }
        // What another version of PostgreSQL elaborated is kept apart.
        let is_exact = reading.is_exact(&session, target);
        let file = match is_exact {
            true => exact,
            false => cached(format!("catalog-in-memory-{key}")),
        };
        if let Some(catalog) = self.cached(file.as_deref(), target.notes()) {
            return Ok((catalog, session));
        }
        // What is made elsewhere is made without the extensions that only the server has.
        let offered = match self.names_extensions() {
            true => lacking::offered(&mut session).await?,
            false => BTreeSet::new(),
        };
        let elaborated = in_scratch(session, target, reading, async |inside: &mut Session| {
            Ok((self.elaborate(inside, &offered).await?, inside.room))
        });
        let ((catalog, room), session) = elaborated.await?;
        // What had to be read elsewhere after all is not what this server elaborates.
        if !is_exact || room != Room::Server {
            keep(file.as_deref(), &catalog);
        }
        self.note_unprinted(&catalog, target.notes());
        Ok((catalog, session))
    }

    /// What an earlier run kept.
    fn cached(&self, file: Option<&Path>, notes: &Notes) -> Option<Catalog> {
        let file = file?;
        let read = cache::read(file).map_err(anyhow::Error::from);
        let catalog =
            read.and_then(|text| Ok(text.map(|text| serde_json::from_str::<Catalog>(&text)).transpose()?));
        match catalog {
            Ok(catalog) => {
                catalog.iter().for_each(|catalog| self.note_unprinted(catalog, notes));
                catalog
            }
            Err(error) => {
                notes
                    .add(format!("the cache {} cannot be read, so it is made anew: {error}", file.display()));
                None
            }
        }
    }

    /// Says which files of a schema write rows, which a schema has none of. Those of migrations do, and are not named.
    fn note_rows(&self, notes: &Notes) {
        let Making::Files(stages) = &self.making else { return };
        let files = stages.iter().filter(|stage| stage.order == Order::Any).flat_map(|stage| &stage.files);
        for (first, count) in files.filter_map(SqlFile::rows) {
            let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
            notes.add(format!(
                "{}, line {}: {}{more} writes rows, which are no part of a schema and go nowhere; write them as seeds",
                first.path,
                first.line(),
                first.statement.verb().unwrap_or_default().to_uppercase(),
            ));
        }
    }

    fn note_unprinted(&self, catalog: &Catalog, notes: &Notes) {
        if let Some(why) = &catalog.unprinted {
            notes.add(format!("{} could not be made again from what PostgreSQL prints of it, so a second push may not be empty: {why}", self.source));
        }
    }

    /// Whether what it makes can be told from its text.
    pub(crate) fn is_text(&self) -> bool {
        self.making.is_text()
    }

    /// Everything the elaborated catalog depends on.
    pub(crate) async fn cache_key(&self, session: &mut Session) -> Result<Fingerprint> {
        let server = &session.server;
        let mut key = format!(
            "{}\n{}\n{}\n{}\n{}\n{}\n{}\n",
            env!("CARGO_PKG_VERSION"),
            introspect::questions(),
            server.version,
            server.encoding,
            server.collation,
            self.scope.text(),
            self.making.text()
        );
        if self.names_extensions() {
            let available: Vec<Available> = session
                .read("select name, default_version as version from pg_catalog.pg_available_extensions order by 1")
                .await?;
            for extension in available {
                key += &format!("{} {}\n", extension.name, extension.version.unwrap_or_default());
            }
        }
        let text = self.making.text();
        if NAME_ROLES.iter().any(|words| text.to_lowercase().contains(words)) {
            let roles = session.texts("select rolname::text from pg_catalog.pg_roles order by 1").await?;
            key.extend(roles.into_iter().filter(|role| text.contains(role)).map(|role| role + "\n"));
        }
        Ok(Fingerprint::of_text(&key))
    }

    async fn elaborate(&self, session: &mut Session, offered: &BTreeSet<String>) -> Result<Catalog> {
        let lacking: BTreeSet<String> = match offered.is_empty() {
            true => BTreeSet::new(),
            false => offered.difference(&lacking::offered(session).await?).cloned().collect(),
        };
        let (making, left_out) = self.making.without(&lacking);
        let made = match &making {
            Making::Script(script) => self.run_script(session, script).await,
            Making::Files(stages) => run_files::run(session, stages).await,
            Making::Migrations(migrations) => replay(session, migrations).await,
            // It is made from its print below.
            Making::Database(_) => Ok(()),
        };
        made.map_err(|error| match left_out.is_empty() {
            true => error,
            false => error.detail(format!("only the server has the {}", named(&left_out))),
        })?;
        session.restore().await?;
        let (whole, first) = match &making {
            Making::Database(read) => (read.whole.clone(), read.managed.clone()),
            _ => self.read_made(session).await?,
        };
        // The second reading is what a push will make; the first is what the source itself has.
        let mut catalog = match self.printed_again(session, &whole, &first).await {
            Ok(second) => merge(first, second),
            Err(error) => Catalog { unprinted: Some(error.to_string()), ..first },
        };
        lacking::put_back(&mut catalog, &left_out);
        if !left_out.is_empty() {
            session.notes.add(format!(
                "{} was read by an embedded PostgreSQL without the {}, which only the server has",
                self.source,
                named(&left_out)
            ));
        }
        Ok(catalog)
    }

    fn names_extensions(&self) -> bool {
        self.making.text().to_lowercase().contains("extension")
    }

    /// Everything that was made, and what is managed of it.
    async fn read_made(&self, session: &mut Session) -> Result<(Catalog, Catalog)> {
        let all = introspect::namespaces(session).await?;
        let whole = introspect::read(session, &all).await?;
        let mut managed = self.scope.managed(all.clone());
        let is_only = managed.len() == 1;
        managed.retain(|name| {
            name.as_str() != PUBLIC || !whole.is_vacant(name) || self.making.speaks_of(name, is_only)
        });
        let first = match managed == all {
            true => whole.clone(),
            false => introspect::read(session, &managed).await?,
        };
        Ok((whole, first))
    }
}

/// `extension a`, or `extensions a, b`.
fn named(extensions: &BTreeSet<String>) -> String {
    let names: Vec<&str> = extensions.iter().map(String::as_str).collect();
    format!("extension{} {}", if names.len() == 1 { "" } else { "s" }, names.join(", "))
}

#[derive(Deserialize)]
struct Available {
    name: String,
    version: Option<String>,
}

fn keep(file: Option<&Path>, catalog: &Catalog) {
    if let Ok(text) = serde_json::to_vec(catalog) {
        cache::write(file, &text);
    }
}
