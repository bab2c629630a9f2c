//! The desired state, elaborated by PostgreSQL itself: SQL → scratch database → [`Catalog`].

use crate::app::App;
use crate::cache;
use crate::catalog::{Catalog, Fingerprint, Ident};
use crate::db::{Reading, Session, Target, in_scratch};
use crate::diff::Rename;
use crate::error::{Error, Result};
use crate::introspect;
use crate::migrate::{Migration, replay};
use crate::plan::{ExistingKind, create_all, flush_along};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

mod script_file;

/// How names are looked up, and that a function may come before what it uses.
const STATE: &str = "set search_path = public; set check_function_bodies = off";

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
        let script = std::fs::read_to_string(path).map_err(|error| {
            Error::usage(format!("cannot read {}", path.display()))
                .because(error)
                .hint("give --schema the path of an SQL file in UTF-8")
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
        if let Some(catalog) = exact.as_deref().and_then(read_cache) {
            return Ok((catalog, session));
        }
        // What another version of PostgreSQL elaborated is kept apart.
        let file = match reading.is_exact(&session, target) {
            true => exact,
            false => cache::file(&format!("catalog-in-memory-{key}")),
        };
        if let Some(catalog) = file.as_deref().and_then(read_cache) {
            return Ok((catalog, session));
        }
        let elaborated =
            in_scratch(session, target, reading, async |inside: &mut Session| self.elaborate(inside).await);
        let (catalog, session) = elaborated.await?;
        keep(file.as_deref(), &catalog);
        Ok((catalog, session))
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
        if key.to_lowercase().contains("extension") {
            let available: Vec<Available> = session
                .read("select name, default_version as version from pg_catalog.pg_available_extensions order by 1")
                .await?;
            for extension in available {
                key += &format!("{} {}\n", extension.name, extension.version.unwrap_or_default());
            }
        }
        Ok(Fingerprint::of_text(&key))
    }

    async fn elaborate(&self, session: &mut Session) -> Result<Catalog> {
        match &self.making {
            Making::Script(script) => self.run_script(session, script).await?,
            Making::File(script) => self.run_file(session, script).await?,
            Making::Migrations(migrations) => replay(session, migrations).await?,
        }
        session.restore().await?;
        let namespaces = introspect::namespaces(session).await?;
        let first = introspect::read(session, &namespaces).await?;
        let namespaces = self.managed(&first, namespaces);
        let first = match namespaces == first.namespaces() {
            true => first,
            false => introspect::read(session, &namespaces).await?,
        };
        // The second reading is what a push will make; the first is what the SQL itself makes.
        Ok(match self.printed_again(session, &first, &namespaces).await {
            Ok(second) => merge(first, second),
            Err(_) => first,
        })
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

    async fn run_script(&self, session: &mut Session, script: &str) -> Result<()> {
        session.execute(STATE).await?;
        session.execute(script).await.map_err(|error| self.does_not_run(error, script, 0))
    }

    /// All statements at once, which is faster; or one by one, as psql does it.
    async fn run_file(&self, session: &mut Session, script: &str) -> Result<()> {
        session.execute(STATE).await?;
        // What it commits itself would be there already when it runs again.
        if !script_file::commits(script) {
            if session.execute(script).await.is_ok() {
                return Ok(());
            }
            session.restore().await?;
            session.execute(STATE).await?;
        }
        for statement in script_file::statements(script, &self.source)? {
            match session.execute(&statement.sql).await {
                Err(error) if script_file::can_be_left_out(&statement, &error) => {}
                ran => ran.map_err(|error| {
                    let before = script[..statement.start].chars().count();
                    self.does_not_run(error, script, before)
                })?,
            }
        }
        Ok(())
    }

    /// The error of a statement that begins after so many characters of a script.
    fn does_not_run(&self, error: Error, script: &str, before: usize) -> Error {
        let place = error
            .position()
            .map(|position| line_and_column(script, before + position))
            .map(|(line, column)| format!(", line {line}, column {column}"))
            .unwrap_or_default();
        error
            .context(format!("{}{place}: it does not run in an empty database", self.source))
            .hint("correct it there; the database itself was not touched")
    }

    /// Makes everything from its own print and reads that, in a transaction that is rolled back.
    ///
    /// # Errors
    /// What the server answers, as where an expression needs a function that went with a type.
    async fn printed_again(
        &self,
        session: &mut Session,
        first: &Catalog,
        namespaces: &BTreeSet<Ident>,
    ) -> Result<Catalog> {
        session.begin().await?;
        let read = async {
            let kinds = [ExistingKind::Table, ExistingKind::Sequence, ExistingKind::Type];
            let mut existing = introspect::inventory(session, namespaces).await?.objects;
            existing.retain(|object| kinds.contains(&object.kind));
            for statement in flush_along(&existing) {
                session.execute(&statement.sql).await?;
            }
            let empty = introspect::read_containers(session, namespaces).await?;
            for statement in create_all(&empty, first) {
                session.execute(&statement.sql).await?;
            }
            introspect::read(session, namespaces).await
        }
        .await;
        session.rollback().await?;
        read
    }
}

impl Making {
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
        return first;
    }
    second.alternates =
        first.objects.into_iter().filter(|(id, object)| second.objects.get(id) != Some(object)).collect();
    second.unmodeled = first.unmodeled;
    second
}

/// What psql would do on its side cannot be done by the server. `\restrict`, which every new pg_dump writes, means
/// nothing here.
fn plain_sql(script: &str, path: &Path) -> Result<String> {
    let mut plain = String::with_capacity(script.len());
    for (at, line) in script.lines().enumerate() {
        let refuse = |what: &str| {
            Err(Error::usage(format!("{}:{}: {what}", path.display(), at + 1))
                .hint("dump the schema alone: pg_dump --schema-only --no-owner --no-privileges"))
        };
        if line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ") {
            plain.push('\n');
            continue;
        }
        if line.starts_with('\\') {
            return refuse("a psql command; only SQL can be read");
        }
        let upper = line.to_uppercase();
        if upper.starts_with("COPY ") && upper.contains("FROM STDIN") {
            return refuse("COPY FROM STDIN; only the schema can be read, not rows");
        }
        plain.push_str(line);
        plain.push('\n');
    }
    Ok(plain)
}

fn line_and_column(text: &str, position: usize) -> (usize, usize) {
    let before: String = text.chars().take(position.saturating_sub(1)).collect();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    (line, column)
}

#[derive(Deserialize)]
struct Available {
    name: String,
    version: Option<String>,
}

fn read_cache(file: &Path) -> Option<Catalog> {
    serde_json::from_str(&cache::read(file)?).ok()
}

fn keep(file: Option<&Path>, catalog: &Catalog) {
    if let Ok(text) = serde_json::to_vec(catalog) {
        cache::write(file, &text);
    }
}
