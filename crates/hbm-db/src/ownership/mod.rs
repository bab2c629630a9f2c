//! Whose a database is: an application is never assumed for one that holds something else.
//!
//! The marker in a database names its application. Without one, the ledger of migrations and the tables tell.

use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::catalog::Name;
use crate::counted::counted;
use crate::db::{Guard, Session, Target};
use crate::error::{Error, Exit, Result};
use crate::migrate::{Ledger, Migration, Migrations};
use serde::Deserialize;
use std::collections::BTreeSet;

/// The applications of this program, and the one that was named.
#[derive(Clone, Debug, Default)]
pub(crate) struct Applications {
    known: Vec<App>,
    named: Option<String>,
    default: DefaultApp,
}

/// Which application is meant where none is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum DefaultApp {
    /// The first of the program, for a database that is proven to be its own.
    #[default]
    BuiltIn,
    /// The first of this project file, for every database that is not another application's.
    OfProject(String),
}

/// What a command does with the database of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Intent {
    /// It compares the two, and writes nothing.
    Compare,
    /// It writes, and leaves another application beside it as it is.
    Add,
    /// It leaves nothing of another application in the same schemas.
    Replace,
}

impl Applications {
    /// The first of `known` is the default; `named` is what `--app` says.
    pub(crate) fn new(known: Vec<App>, named: Option<String>, default: DefaultApp) -> Self {
        Self { known, named, default }
    }

    /// All of them.
    pub(crate) fn known(&self) -> &[App] {
        &self.known
    }

    /// Whether `--app` names one.
    pub(crate) fn is_named(&self) -> bool {
        self.named.is_some()
    }

    /// The one that is named, else the default, whatever the database holds.
    ///
    /// # Errors
    /// Exit 2 for a name that none has, and where there is none.
    pub(crate) fn chosen(&self) -> Result<&App> {
        let Some(name) = &self.named else {
            return self.known.first().ok_or_else(|| {
                Error::usage("there is no project here: no hbm-db.yaml in this folder or above it")
                    .hint(Advice::to("begin one: ").run(Operation::Init, "").then(", or --from URL where there is a database"))
                    .hint("or run the command in the project's folder; push, diff and generate take --schema as well")
            });
        };
        self.find(name).ok_or_else(|| {
            let names: Vec<&str> = self.known.iter().map(App::name).collect();
            let error =
                Error::usage(format!("there is no application {name}; there are {}", names.join(", ")));
            match nearest(name, self.known.iter().map(App::name)) {
                Some(near) => error.hint(format!("did you mean --app {near}?")),
                None => error,
            }
        })
    }

    fn find(&self, name: &str) -> Option<&App> {
        self.known.iter().find(|app| app.name() == name)
    }

    /// Checks that the database is the chosen application's, before a command writes into it or compares it with that
    /// application: the application was named, the database is embedded or empty, or the database says so itself.
    ///
    /// # Errors
    /// Exit 2 with what the database seems to be, and the flag that names an application; exit 4 where everything of the
    /// application that the marker names would go.
    pub(crate) async fn own(
        &self,
        (command, intent): (&str, Intent),
        guard: &Guard,
        session: &mut Session,
        target: &Target,
    ) -> Result<()> {
        let app = self.chosen()?;
        let marked = guard.marker.as_ref().and_then(|marker| marker.app.as_deref());
        if let Some(marked) = marked.filter(|marked| *marked != app.name())
            && self.is_named()
            && intent == Intent::Replace
            && !guard.empty
        {
            return Err(Error::refused(format!(
                "{command} refuses {}: it is marked as the database of {marked}, and this would make it {}'s",
                session.server.database,
                app.name()
            ))
            .hint("check the URL: this is perhaps not the database you mean")
            .hint(Advice::to(format!("to give it to {}: ", app.name())).run(
                Operation::Mark,
                format!(
                    "{2} --app {0} --confirm-database {1}",
                    app.name(),
                    session.server.database,
                    guard.environment().map_or("ENVIRONMENT".into(), |environment| environment.to_string()),
                ),
            )));
        }
        let is_another = marked.is_some_and(|marked| marked != app.name());
        let is_of_project = self.default != DefaultApp::BuiltIn && !is_another;
        // A marker counts where nothing else is there yet.
        let is_free = guard.empty && !(is_another && intent != Intent::Compare);
        if self.is_named() || is_free || target.is_embedded() || is_of_project {
            return Ok(());
        }
        let evidence = Evidence::read(guard, session).await?;
        if evidence.proves(app)? {
            return Ok(());
        }
        Err(self.unknown(command, app, &evidence, (&session.server.database, guard.empty))?)
    }

    fn unknown(
        &self,
        command: &str,
        app: &App,
        evidence: &Evidence,
        (database, is_empty): (&str, bool),
    ) -> Result<Error> {
        let why = match is_empty {
            true => format!("{database} is not {}'s", app.name()),
            false => format!("{database} is not empty, and nothing says that it is {}'s", app.name()),
        };
        let error = Error::new(Exit::Usage, format!("{command} assumes no application: {why}"))
            .detail(evidence.describe(&self.known)?)
            .details(evidence.ledger.hidden.then(|| {
                "there is a ledger, public.seaql_migrations, and this role may not read it".to_owned()
            }));
        let likely = evidence.likeliest(&self.known)?;
        Ok(match likely {
            Some(likely) => error.hint(format!("if it is, name it: --app {}", likely.app.name())),
            None => error.hint(format!("name the application it is to belong to: --app {}", app.name())),
        }
        .hint("check the URL: this is perhaps not the database you mean")
        .hint(Advice::to("the database remembers it with: ").run(Operation::Mark, "ENVIRONMENT --app NAME"))
        .hint(Advice::to("to begin a project of your own: ").run(Operation::Init, "--from URL")))
    }

    /// Whether there is a project file.
    pub(crate) fn is_of_project(&self) -> bool {
        self.default != DefaultApp::BuiltIn
    }

    /// Whether an application is meant for a database only because the project file stands in the folder.
    pub(crate) fn is_implied(&self, guard: &Guard, target: &Target) -> bool {
        let is_marked = guard.marker.as_ref().is_some_and(|marker| marker.app.is_some());
        self.default != DefaultApp::BuiltIn
            && !self.is_named()
            && !is_marked
            && !guard.empty
            && !target.is_embedded()
    }

    /// The application that a database is looked at as: the one that was named; else the one it says that it is of; else
    /// the default where it is that one's, embedded or empty. None where it is of none of them.
    ///
    /// # Errors
    /// Exit 2 for a name that no application has; what the server answers.
    pub(crate) async fn of(
        &self,
        guard: &Guard,
        session: &mut Session,
        target: &Target,
    ) -> Result<Option<&App>> {
        if self.is_named() {
            return self.chosen().map(Some);
        }
        let Some(default) = self.known.first() else { return Ok(None) };
        if target.is_embedded() {
            return Ok(Some(default));
        }
        if let Some(marked) = guard.marker.as_ref().and_then(|marker| marker.app.as_deref()) {
            return Ok(self.find(marked));
        }
        if self.default != DefaultApp::BuiltIn
            || guard.empty
            || Evidence::read(guard, session).await?.proves(default)?
        {
            return Ok(Some(default));
        }
        Ok(None)
    }
}

/// What a database says of whose it is.
struct Evidence {
    /// The application of its marker.
    marked: Option<String>,
    tables: BTreeSet<Name>,
    ledger: Ledger,
}

/// The application whose tables fit best.
struct Likely<'a> {
    app: &'a App,
    /// How many of its tables are there.
    there: usize,
    /// How many it has.
    all: usize,
}

#[derive(Deserialize)]
struct Table {
    namespace: String,
    name: String,
}

impl Evidence {
    /// Reads it. What a marker says needs no other.
    async fn read(guard: &Guard, session: &mut Session) -> Result<Self> {
        let marked = guard.marker.as_ref().and_then(|marker| marker.app.clone());
        if marked.is_some() {
            return Ok(Self { marked, tables: BTreeSet::new(), ledger: Ledger::default() });
        }
        let tables = session.read::<Table>(include_str!("tables.sql")).await?;
        Ok(Self {
            marked,
            tables: tables.into_iter().map(|table| Name::new(table.namespace, table.name)).collect(),
            ledger: match Ledger::read(session).await {
                // A table of that name, and of another kind, is somebody else's.
                Err(error) if error.sqlstate() == Some("42703") => Ledger::default(),
                read => read?,
            },
        })
    }

    /// Whether the database is that application's: its marker, its ledger, or every one of its tables says so.
    fn proves(&self, app: &App) -> Result<bool> {
        if let Some(marked) = &self.marked {
            return Ok(marked == app.name());
        }
        if self.ledger.records.iter().any(|record| record.app == app.name()) {
            return Ok(true);
        }
        let tables = app.tables();
        if !tables.is_empty() && tables.iter().all(|table| self.tables.contains(table)) {
            return Ok(true);
        }
        // sea-orm-cli writes names alone: all of them are to be the application's.
        if self.ledger.applied.is_empty() || !self.ledger.records.is_empty() {
            return Ok(false);
        }
        let files = Migrations::find(app)?;
        let squashed = files.list.iter().flat_map(Migration::squashed).map(|squashed| squashed.name);
        let names: BTreeSet<String> = files.list.iter().map(|one| one.name.clone()).chain(squashed).collect();
        Ok(self.ledger.applied.iter().all(|row| names.contains(&row.name)))
    }

    fn likeliest<'a>(&self, known: &'a [App]) -> Result<Option<Likely<'a>>> {
        if let Some(marked) = &self.marked {
            let app = known.iter().find(|app| app.name() == marked);
            return Ok(app.map(|app| Likely { app, there: 0, all: 0 }));
        }
        for app in known {
            if self.proves(app)? {
                return Ok(Some(self.fit(app)));
            }
        }
        let fits = known.iter().map(|app| self.fit(app)).filter(|likely| likely.there > 0);
        // One name in common, as users, says nothing.
        let best = fits.max_by_key(|likely| likely.there * 1000 / likely.all);
        Ok(best.filter(|likely| likely.there * 2 >= likely.all))
    }

    fn fit<'a>(&self, app: &'a App) -> Likely<'a> {
        let tables = app.tables();
        let there = tables.iter().filter(|table| self.tables.contains(*table)).count();
        Likely { app, there, all: tables.len().max(1) }
    }

    /// What the database seems to be, for people.
    fn describe(&self, known: &[App]) -> Result<String> {
        if let Some(marked) = &self.marked {
            return Ok(format!("it is marked as the database of {marked}"));
        }
        Ok(match self.likeliest(known)? {
            Some(Likely { app, there, all }) => {
                format!("it looks like the database of {}: {there} of its {all} tables are there", app.name())
            }
            None => format!(
                "it has {}, and looks like no application that is known here",
                counted(self.tables.len(), "table")
            ),
        })
    }
}

/// The name that is meant: one that is a part of it or has it as a part, else one that few letters lead to.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let is_part = |one: &&str| name.len() > 2 && (one.contains(name) || name.contains(*one));
    let few = |one: &str| {
        let distance = strsim::damerau_levenshtein(name, one);
        (distance <= 3 && distance < one.len()).then_some(distance)
    };
    known
        .clone()
        .find(is_part)
        .or_else(|| known.filter_map(|one| Some((few(one)?, one))).min().map(|(_, one)| one))
}
