//! What of an application stands in files that are read when a command runs.

use super::App;
use crate::catalog::Ident;
use crate::plan::Compared;
use hbm_db_migration_file::Form;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a schema in files of SQL is called.
pub(crate) const FILES: &str = "schema files";

/// Where it stands, besides the places in which it is looked for by itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Folders {
    schema: Vec<PathBuf>,
    migrations: Option<MigrationFolder>,
    seeds: Option<PathBuf>,
}

/// A folder of migrations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MigrationFolder {
    /// Its path.
    pub(crate) path: PathBuf,
    /// The form of its files; none where they show it.
    pub(crate) form: Option<Form>,
}

impl App {
    /// Says that its schema is written in files of SQL, and folders of them, instead of entities. They are read as
    /// `--schema` reads them.
    ///
    /// ```
    /// let app = hbm_db::App::new("bookshop").schema_files(["db/schema"]).seeds_in("db/seeds");
    /// assert!(app.is_of_files());
    /// ```
    #[must_use]
    pub fn schema_files(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.folders.schema = paths.into_iter().map(Into::into).collect();
        self
    }

    /// Says where its migrations lie, instead of in `migration/src/<app>`. Without a form, the files show it.
    #[must_use]
    pub fn migrations_in(mut self, folder: impl Into<PathBuf>, form: Option<Form>) -> Self {
        self.folders.migrations = Some(MigrationFolder { path: folder.into(), form });
        self
    }

    /// Says where its seeds lie, instead of in `seed-data/<app>`.
    #[must_use]
    pub fn seeds_in(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folders.seeds = Some(folder.into());
        self
    }

    /// Says which schemas are managed: what they have and the desired state does not is dropped. If not said, they are those
    /// that the desired state makes something in.
    #[must_use]
    pub fn managed(mut self, schemas: impl IntoIterator<Item = Ident>) -> Self {
        self.managed = Some(schemas.into_iter().collect());
        self
    }

    /// Says whose privileges are compared. If not said, they are those of the roles that the desired state names.
    #[must_use]
    pub fn privileges(mut self, compared: Compared) -> Self {
        self.privileges = Some(compared);
        self
    }

    /// Whether its schema is written in files of SQL instead of entities.
    pub fn is_of_files(&self) -> bool {
        !self.folders.schema.is_empty()
    }

    /// What its schema is written in, for people.
    pub fn written_in(&self) -> &'static str {
        if self.is_of_files() { FILES } else { "entities" }
    }

    /// The files of its schema.
    pub(crate) fn schema_paths(&self) -> &[PathBuf] {
        &self.folders.schema
    }

    /// Where its migrations lie, where it says so.
    pub(crate) fn declared_migrations(&self) -> Option<&MigrationFolder> {
        self.folders.migrations.as_ref()
    }

    /// Where its seeds lie, where it says so.
    pub(crate) fn declared_seeds(&self) -> Option<&Path> {
        self.folders.seeds.as_deref()
    }

    /// The schemas that it says are managed.
    pub(crate) fn declared_schemas(&self) -> Option<&BTreeSet<Ident>> {
        self.managed.as_ref()
    }

    /// Whose privileges it says are compared.
    pub(crate) fn declared_privileges(&self) -> Option<&Compared> {
        self.privileges.as_ref()
    }

    /// The namespaces of its tables, where they are known without a database: those that it says are managed, else those of
    /// its entities. None where files of SQL say it.
    pub(crate) fn known_namespaces(&self) -> Option<BTreeSet<Ident>> {
        match &self.managed {
            Some(managed) => Some(managed.clone()),
            None => (!self.is_of_files()).then(|| self.namespaces()),
        }
    }
}
