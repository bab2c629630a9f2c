//! Which project is meant: by flags, variables, the project file and the `.env` files.

use super::Project;
use crate::advice::{Advice, Operation};
use crate::app::App;
use crate::config::{Chosen, EnvFiles, Environments, Settings};
use crate::error::{Error, Result};
use crate::ownership::{Applications, DefaultApp};
use crate::progress::Listener;
use crate::project::ProjectFile;
use std::path::Path;
use std::sync::Arc;

/// What names an application and its database before any variable or file does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    /// The application.
    pub(crate) app: Option<String>,
    /// The environment of the project file.
    pub(crate) env: Option<String>,
    /// The database.
    pub(crate) url: Option<String>,
    /// Whether the embedded PostgreSQL is meant.
    pub(crate) embedded: bool,
}

impl Project {
    /// The project of a folder: of the nearest project file there or above, and of the applications of the program.
    ///
    /// # Errors
    /// Exit 2 for what cannot be read, in the project file, a `.env` file or a variable, and for names that are in none.
    pub(crate) fn find(
        here: &Path,
        apps: Vec<App>,
        named: Named,
        listener: Arc<dyn Listener>,
    ) -> Result<Self> {
        let file = ProjectFile::read(here)?;
        let env = EnvFiles::read(file.as_ref().map_or(here, |file| file.settings_folder(here)))?;
        let variable = env.get("HBM_DB_ENV");
        let chosen = match (&named.env, &variable) {
            (Some(name), _) => Some((name.as_str(), Chosen::ByFlag)),
            (None, Some(variable)) => Some((variable.value.trim(), Chosen::ByVariable)),
            (None, None) => None,
        };
        // What flags name is not looked for in the file; whether it is protected is.
        let is_given = named.url.is_some() || named.embedded;
        let (apps, environments, default) = match &file {
            Some(file) => (
                file.apps(apps)?,
                file.environments(named.app.as_deref(), chosen, &env, is_given)?,
                DefaultApp::OfProject(file.shown().to_owned()),
            ),
            None => (apps, Environments::default(), DefaultApp::BuiltIn),
        };
        if let (None, Some((name, _)), false) = (&file, chosen, is_given) {
            return Err(Error::usage(format!(
                "there is no project file here or above that could declare the environment {name}"
            ))
            .hint(
                Advice::to("write one: ").run(Operation::Init, "").then("; or name the database with --url"),
            ));
        }
        Self::settled(
            (env, environments),
            Applications::new(apps, named.app.clone(), default),
            &named,
            listener,
        )
    }

    /// The same without a project file, whatever lies there.
    ///
    /// # Errors
    /// Exit 2 for what cannot be read in a `.env` file or a variable.
    pub(crate) fn without_file(
        here: &Path,
        apps: Vec<App>,
        named: Named,
        listener: Arc<dyn Listener>,
    ) -> Result<Self> {
        let env = EnvFiles::read(here)?;
        let applications = Applications::new(apps, named.app.clone(), DefaultApp::BuiltIn);
        Self::settled((env, Environments::default()), applications, &named, listener)
    }

    fn settled(
        (env, environments): (EnvFiles, Environments),
        applications: Applications,
        named: &Named,
        listener: Arc<dyn Listener>,
    ) -> Result<Self> {
        let settings = Settings::resolve(named.url.as_deref(), named.embedded, &env, &environments)?;
        Ok(Self::with(settings, env, applications, listener))
    }
}
