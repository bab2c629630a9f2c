//! What every operation works on: an application and its database.

use crate::app::App;
use crate::catalog::Ident;
use crate::config::{DbUrl, EnvFiles, Settings};
use crate::db::{Guard, LockTimeout, Notes, Session, Target};
use crate::error::Result;
use crate::introspect;
use crate::ownership::{Applications, DefaultApp, Intent};
use crate::progress::{Listener, Phase, Silent};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// An application, its database, and whoever has something done there.
pub struct Project {
    pub(crate) settings: Settings,
    pub(crate) env: EnvFiles,
    pub(crate) applications: Applications,
    pub(crate) listener: Arc<dyn Listener>,
    notes: Notes,
    /// Whether it was said which database it is.
    is_told: AtomicBool,
}

impl Project {
    /// An application with the database of this URL. No `.env` file is read. Of the variables of the process those count that
    /// say this is production, that seeds name with `!env`, and that libpq fills a URL in with.
    ///
    /// # Errors
    /// Exit 2 where the URL cannot be read.
    pub fn new(app: App, url: &str) -> Result<Self> {
        let (env, name) = (EnvFiles::default(), app.name().to_owned());
        let settings = Settings::given(url, &env)?;
        Ok(Self::with(
            settings,
            env,
            Applications::new(vec![app], Some(name), DefaultApp::BuiltIn),
            Arc::new(Silent),
        ))
    }

    /// The same with whoever is to hear what goes on, and to answer questions.
    #[must_use]
    pub fn heard_by(self, listener: Arc<dyn Listener>) -> Self {
        Self { listener, ..self }
    }

    /// Applications of which one is meant, with settings and variables from anywhere.
    pub(crate) fn with(
        settings: Settings,
        env: EnvFiles,
        applications: Applications,
        listener: Arc<dyn Listener>,
    ) -> Self {
        Self {
            settings,
            env,
            applications,
            listener,
            notes: Notes::default(),
            is_told: AtomicBool::new(false),
        }
    }

    /// The application that is meant: the named one, else the default. Whether the database is that one's is checked with
    /// [`Self::own`].
    pub(crate) fn app(&self) -> Result<&App> {
        self.applications.chosen()
    }

    /// The namespaces of the application's tables: those that it names, else all that the database has for itself.
    pub(crate) async fn namespaces(&self, session: &mut Session) -> Result<BTreeSet<Ident>> {
        match self.app()?.known_namespaces() {
            Some(known) => Ok(known),
            None => introspect::namespaces(session).await,
        }
    }

    /// These namespaces, and those that the project declares and the database has.
    pub(crate) async fn with_declared(
        &self,
        mut namespaces: BTreeSet<Ident>,
        session: &mut Session,
    ) -> Result<BTreeSet<Ident>> {
        if let Some(declared) = self.app()?.declared_schemas() {
            let live = introspect::namespaces(session).await?;
            namespaces.extend(declared.intersection(&live).cloned());
        }
        Ok(namespaces)
    }

    /// Checks that the database is the application's, before an operation compares it with that or writes into it.
    pub(crate) async fn own(
        &self,
        operation: (&str, Intent),
        session: &mut Session,
        target: &Target,
    ) -> Result<Guard> {
        let guard = Guard::read(session).await?;
        self.own_guarded(operation, &guard, session, target, false).await?;
        Ok(guard)
    }

    /// The same, where the guard is known; `named` is whether the database was confirmed by its name.
    pub(crate) async fn own_guarded(
        &self,
        operation: (&str, Intent),
        guard: &Guard,
        session: &mut Session,
        target: &Target,
        named: bool,
    ) -> Result<()> {
        if operation.1 != Intent::Compare {
            guard.allow_environment(operation.0, session, &self.settings)?;
            guard.allow_writing(operation.0, session, target, named)?;
        }
        self.applications.own(operation, guard, session, target).await
    }

    /// Whether no database is named, and the embedded one was never used.
    pub(crate) fn has_no_database(&self) -> Result<bool> {
        if self.settings.url.is_some() {
            return Ok(false);
        }
        self.settings.allow_embedded()?;
        Ok(!Target::embedded_exists(self.embedded_name()?)?)
    }

    /// What the folder of the embedded database is called.
    fn embedded_name(&self) -> Result<&str> {
        match self.applications.known() {
            [] if !self.applications.is_named() => Ok("default"),
            _ => Ok(self.app()?.name()),
        }
    }

    /// Says which database it is, and connects to it.
    ///
    /// An embedded server runs as long as the target is there: it is kept beside the session.
    pub(crate) async fn open(&self) -> Result<(Target, Session)> {
        self.connect(self.target().await?).await
    }

    /// The same, where reading waits as long for a lock as was said.
    pub(crate) async fn open_waiting(&self, patience: LockTimeout) -> Result<(Target, Session)> {
        self.connect(self.target().await?.waiting(patience)).await
    }

    /// Whether sessions are to be lent to migrations in Rust.
    fn has_rust_migrations(&self) -> bool {
        self.app().is_ok_and(|app| app.rust_migrations().is_some())
    }

    /// Begins a part of an operation, which may take long.
    pub(crate) fn begin(&self, what: &'static str) -> Phase {
        Phase::begin(self.listener.as_ref(), what)
    }

    async fn connect(&self, target: Target) -> Result<(Target, Session)> {
        let progress = self.begin("connecting");
        let session = target.connect().await?;
        drop(progress);
        note_pooler(&session);
        Ok((target, session))
    }

    /// Says which database it is. The embedded one is started.
    pub(crate) async fn target(&self) -> Result<Target> {
        let app = self.embedded_name()?;
        if self.settings.url.is_none() {
            self.settings.allow_embedded()?;
        }
        if !self.is_told.swap(true, Ordering::Relaxed) {
            self.tell_target(app);
        }
        let progress = self.begin("starting");
        let target = Target::open(&self.settings, app).await;
        drop(progress);
        target.map(|target| target.telling(&self.notes).lending(self.has_rust_migrations()))
    }

    /// The same on another database, which is new and for tests; nobody hears what goes on there.
    pub(crate) fn for_tests(&self, url: DbUrl) -> Self {
        Self::with(
            self.settings.for_tests(url),
            self.env.clone(),
            self.applications.clone(),
            Arc::new(Silent),
        )
    }

    fn tell_target(&self, app: &str) {
        let place = Target::place(&self.settings, app);
        self.listener.say(&format!("database: {place} ({})", self.settings.url_source));
        for warning in self.settings.url.iter().flat_map(|url| url.warnings()) {
            self.listener.warn(warning);
        }
    }

    /// A PostgreSQL that is gone afterwards, for what needs no database.
    pub(crate) async fn ephemeral(&self) -> Result<(Target, Session)> {
        let target = self.ephemeral_target().await?;
        let session = target.connect().await?;
        Ok((target, session))
    }

    /// The same without a connection yet.
    pub(crate) async fn ephemeral_target(&self) -> Result<Target> {
        let progress = self.begin("starting");
        let target = Target::ephemeral().await?;
        drop(progress);
        Ok(target.telling(&self.notes).lending(self.has_rust_migrations()))
    }

    /// Says how something was found out, where that is not as usual.
    pub(crate) fn tell_notes(&self) {
        self.notes.take().iter().for_each(|line| self.listener.warn(line));
    }
}

/// Leaves in the log that there is a pooler.
pub(crate) fn note_pooler(session: &Session) {
    if let Some(pooler) = session.pooler {
        tracing::debug!("{}", format!("through a pooler in {pooler:?} mode").to_lowercase());
    }
}
