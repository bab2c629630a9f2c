//! The desired state, elaborated by PostgreSQL itself: SQL → scratch database → [`Catalog`].

mod lacking;
mod run;
mod script;
mod script_file;

use crate::app::App;
use crate::cache;
use crate::catalog::{Catalog, Fingerprint, Ident};
use crate::db::{Notes, Reading, Room, Session, Target, in_scratch};
use crate::error::{Exit, Result};
use crate::file::{self, FileKind};
use crate::introspect;
use crate::migrate::{Migration, replay};
use crate::plan::{Compared, For, Rename, create_all, flush_along};
use crate::proposal::{Said, of_cycle};
use script::{PART, plain_sql, run_together};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// What a database should be.
#[derive(Debug)]
pub struct Desired {
    making: Making,
    /// Renames that the source declares.
    pub renames: Vec<Rename>,
    /// What the source is, for people.
    pub source: String,
}

/// What makes it in an empty database.
#[derive(Debug)]
enum Making {
    /// One text of SQL.
    Script(String),
    /// The text of a file, whose statements run one by one where they cannot run together.
    File(String),
    /// Migrations, one after the other, each as it would run anywhere.
    Migrations(Vec<Migration>),
}

impl Desired {
    /// The entities of an application and the SQL beside them.
    pub fn of_app(app: &App) -> Self {
        Self {
            making: Making::Script(app.script()),
            renames: app.renames(),
            source: format!("the entities of {}", app.name()),
        }
    }

    /// A plain SQL file.
    ///
    /// # Errors
    /// Exit 2 where it cannot be read.
    pub fn of_file(path: &Path) -> Result<Self> {
        let script = file::read(path, FileKind::Sql).map_err(|error| {
            file::unreadable(path, FileKind::Sql, error)
                .hint("give --schema the path of an SQL file in UTF-8")
                .exiting(Exit::Usage)
        })?;
        Ok(Self {
            making: Making::File(plain_sql(script.trim_start_matches('\u{feff}'), path)?),
            renames: Vec::new(),
            source: path.display().to_string(),
        })
    }

    /// What the migrations of an application lead to.
    pub fn of_migrations(app: &str, migrations: &[Migration]) -> Self {
        Self {
            making: Making::Migrations(migrations.to_vec()),
            renames: Vec::new(),
            source: format!("the migrations of {app}"),
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
        let key = self.cache_key(&mut session).await?;
        let exact = cache::file(&format!("catalog-{key}"));
        if let Some(catalog) = self.cached(exact.as_deref(), target.notes()) {
            return Ok((catalog, session));
        }
        // What another version of PostgreSQL elaborated is kept apart.
        let is_exact = reading.is_exact(&session, target);
        let file = match is_exact {
            true => exact,
            false => cache::file(&format!("catalog-in-memory-{key}")),
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

    fn note_unprinted(&self, catalog: &Catalog, notes: &Notes) {
        if let Some(why) = &catalog.unprinted {
            notes.add(format!("{} could not be made again from what PostgreSQL prints of it, so a second push may not be empty: {why}", self.source));
        }
    }

    /// Everything the elaborated catalog depends on.
    async fn cache_key(&self, session: &mut Session) -> Result<Fingerprint> {
        let server = &session.server;
        let mut key = format!(
            "{}\n{}\n{}\n{}\n{}\n{}\n",
            env!("CARGO_PKG_VERSION"),
            introspect::questions(),
            server.version,
            server.encoding,
            server.collation,
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
            Making::File(script) => self.run_file(session, script).await,
            Making::Migrations(migrations) => replay(session, migrations).await,
        };
        made.map_err(|error| match left_out.is_empty() {
            true => error,
            false => error.detail(format!("only the server has the {}", named(&left_out))),
        })?;
        session.restore().await?;
        let namespaces = introspect::namespaces(session).await?;
        let first = introspect::read(session, &namespaces).await?;
        let namespaces = self.managed(&first, namespaces);
        let first = match namespaces == first.namespaces() {
            true => first,
            false => introspect::read(session, &namespaces).await?,
        };
        // The second reading is what a push will make; the first is what the SQL itself makes.
        let mut catalog = match self.printed_again(session, &first, &namespaces).await {
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

    /// The namespaces that the desired state speaks of. `public` is in every database: a file that makes nothing there
    /// says nothing of it.
    fn managed(&self, made: &Catalog, mut namespaces: BTreeSet<Ident>) -> BTreeSet<Ident> {
        let public = Ident::new("public");
        if let Making::File(script) = &self.making
            && made.is_vacant(&public)
            && !script_file::creates_schema(script, &public)
        {
            namespaces.remove(&public);
        }
        namespaces
    }

    /// Makes everything from its own print in the place of what is there, and reads that.
    ///
    /// # Errors
    /// What the server answers, as where an expression needs a function that went with a type.
    async fn printed_again(
        &self,
        session: &mut Session,
        first: &Catalog,
        namespaces: &BTreeSet<Ident>,
    ) -> Result<Catalog> {
        // Nothing of the database is kept, and no commit has to wait for its disk.
        session.execute("set synchronous_commit = off").await?;
        let mut existing = introspect::inventory(session, namespaces).await?.objects;
        existing.sort();
        for some in existing.chunks(PART) {
            run_together(session, &flush_along(some)).await?;
        }
        // What is in no namespace is left: publications, foreign servers and so on.
        let left = introspect::read(session, namespaces).await?;
        let empty = introspect::read_containers(session, namespaces).await?;
        for (live, wanted) in [(&left, &empty), (&empty, first)] {
            let made_for = everything(session, live, wanted);
            let statements = create_all(&made_for, live, wanted).map_err(|cycle| of_cycle(&cycle))?;
            session.execute("set check_function_bodies = off").await?;
            for some in statements.chunks(PART) {
                run_together(session, some).await?;
            }
        }
        introspect::read(session, namespaces).await
    }
}

/// A plan that leaves nothing which is not wanted.
fn everything(session: &Session, live: &Catalog, wanted: &Catalog) -> For {
    let said = Said { privileges: Some(Compared::All), whole: true, ..Said::default() };
    said.made_for(session, live, wanted)
}

/// `extension a`, or `extensions a, b`.
fn named(extensions: &BTreeSet<String>) -> String {
    let names: Vec<&str> = extensions.iter().map(String::as_str).collect();
    format!("extension{} {}", if names.len() == 1 { "" } else { "s" }, names.join(", "))
}

impl Making {
    /// The same without what creates these extensions, and which it were.
    fn without(&self, lacking: &BTreeSet<String>) -> (Self, BTreeSet<String>) {
        match self {
            Self::Script(script) => {
                let (script, found) = lacking::without(script, lacking);
                (Self::Script(script), found)
            }
            Self::File(script) => {
                let (script, found) = lacking::without(script, lacking);
                (Self::File(script), found)
            }
            Self::Migrations(migrations) => {
                let mut all = BTreeSet::new();
                let mut left = migrations.clone();
                for migration in &mut left {
                    let (text, found) = lacking::without(&migration.up.text, lacking);
                    migration.up.text = text;
                    all.extend(found);
                }
                (Self::Migrations(left), all)
            }
        }
    }

    /// Everything that decides what is made.
    fn text(&self) -> String {
        match self {
            Self::Script(script) => script.clone(),
            // What it manages is decided otherwise than for a script.
            Self::File(script) => format!("file\n{script}"),
            Self::Migrations(migrations) => {
                migrations.iter().map(|one| format!("{}\n{}\n", one.name, one.up.text)).collect()
            }
        }
    }
}

/// The second reading, with what was otherwise in the first as the other accepted form.
fn merge(first: Catalog, mut second: Catalog) -> Catalog {
    if !first.objects.keys().eq(second.objects.keys()) {
        return Catalog { unprinted: Some("the print makes other objects".into()), ..first };
    }
    for (id, object) in &mut second.objects {
        if let Some(made) = first.objects.get(id) {
            object.satellites = made.satellites.clone();
        }
    }
    second.alternates =
        first.objects.into_iter().filter(|(id, object)| second.objects.get(id) != Some(object)).collect();
    second.unmodeled = first.unmodeled;
    second
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
