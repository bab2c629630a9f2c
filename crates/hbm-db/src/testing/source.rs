//! What is in the databases.

use super::database::TestDatabase;
use super::worker;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ops::testdb::{Making, TestSource, shared};
use crate::ops::{Named, Project, Rows};
use crate::progress::Silent;
use crate::testdb::Shared;
use std::path::Path;
use std::sync::Arc;

/// What is in the databases of a test: the schema and the seeds of its project, unless it says otherwise.
#[derive(Clone, Debug, Default)]
pub struct Source {
    app: Option<App>,
    making: Making,
    sets: Vec<String>,
    is_empty: bool,
}

/// What tells sources apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(Option<String>, Making, Vec<String>, bool);

impl Source {
    /// Those of an application of this program.
    #[must_use]
    pub fn app(self, app: App) -> Self {
        Self { app: Some(app), ..self }
    }

    /// Tables that the migrations make, as `fresh` does, and not the schema, as `reset` does.
    #[must_use]
    pub fn migrations(self) -> Self {
        Self { making: Making::Migrations, ..self }
    }

    /// The rows of a set, and of others that are named so.
    #[must_use]
    pub fn set(mut self, name: impl Into<String>) -> Self {
        self.sets.push(name.into());
        self
    }

    /// No rows.
    #[must_use]
    pub fn no_seed(self) -> Self {
        Self { is_empty: true, ..self }
    }

    /// A database that no other test has.
    ///
    /// # Errors
    /// Exit 2 without a project or an application; exit 4 for a protected database; exit 5 where the server cannot be reached; those of
    /// `reset` and `fresh`, where the template has to be made.
    pub async fn database(self) -> Result<TestDatabase> {
        worker::take(self).await
    }

    /// Whether it is what whoever started this process has as well.
    pub(super) fn is_plain(&self) -> bool {
        self.making == Making::default() && self.sets.is_empty() && !self.is_empty
    }

    pub(super) fn key(&self) -> Key {
        let app = self.app.as_ref().map(|app| app.name().to_owned());
        Key(app, self.making, self.sets.clone(), self.is_empty)
    }

    /// The databases that all processes share.
    pub(super) async fn shared(&self) -> Result<Shared> {
        let here = std::env::current_dir()
            .map_err(|error| Error::failed("the current folder cannot be told").because(error))?;
        let project = self.project(&here)?;
        let rows = if self.is_empty { Rows::None } else { Rows::Sets(self.sets.clone()) };
        shared(&project, &TestSource { making: self.making, rows, confirm_database: None }).await
    }

    fn project(&self, here: &Path) -> Result<Project> {
        let named = Named { app: self.app.as_ref().map(|app| app.name().to_owned()), ..Named::default() };
        Project::find(here, self.app.iter().cloned().collect(), named, Arc::new(Silent))
    }
}
