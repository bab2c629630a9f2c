//! What an application is: entities, the SQL beside them, migrations and seeds.

mod entity;
mod folders;
mod migrator;

pub use entity::EntityDef;
pub(crate) use folders::FILES;
pub(crate) use migrator::Migrator;

use crate::archive::Archive;
use crate::catalog::{Ident, Name};
use crate::cleanup::Cleanup;
use crate::grants::Grants;
use crate::plan::{Compared, Rename};
use folders::Folders;
use include_dir::Dir;
use sea_orm::sea_query::PostgresQueryBuilder;
use sea_orm::{ActiveEnum, DbBackend, EntityTrait, Schema};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// One application.
///
/// ```
/// use hbm_db::App;
/// let app = App::new("bookshop");
/// assert_eq!(app.name(), "bookshop");
/// ```
#[derive(Clone, Debug)]
pub struct App {
    name: String,
    entities: Vec<fn() -> EntityDef>,
    /// What the entities declare, once somebody asked: most commands are about one application of several.
    declared: OnceLock<Vec<EntityDef>>,
    types: Vec<String>,
    sql: Option<&'static Dir<'static>>,
    migrations: Option<&'static Dir<'static>>,
    migrator: Option<Migrator>,
    seeds: Option<&'static Dir<'static>>,
    cleanups: Vec<Cleanup>,
    archives: Vec<Archive>,
    grants: Option<Grants>,
    folders: Folders,
    managed: Option<BTreeSet<Ident>>,
    privileges: Option<Compared>,
}

impl App {
    /// An application without anything yet. The name is what `--app` and folders call it.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            entities: Vec::new(),
            declared: OnceLock::new(),
            types: Vec::new(),
            sql: None,
            migrations: None,
            migrator: None,
            seeds: None,
            cleanups: Vec::new(),
            archives: Vec::new(),
            grants: None,
            folders: Folders::default(),
            managed: None,
            privileges: None,
        }
    }

    /// Adds an entity.
    #[must_use]
    pub fn entity<E: EntityTrait>(mut self) -> Self {
        self.entities.push(EntityDef::of::<E>);
        self.declared = OnceLock::new();
        self
    }

    fn declared(&self) -> &[EntityDef] {
        self.declared.get_or_init(|| self.entities.iter().map(|declare| declare()).collect())
    }

    /// Adds an enum type that no entity has a plain column of, as where only arrays of it are used.
    #[must_use]
    pub fn enumeration<A: ActiveEnum>(mut self) -> Self {
        let statement = Schema::new(DbBackend::Postgres).create_enum_from_active_enum::<A>();
        self.types.extend(statement.map(|statement| statement.to_string(PostgresQueryBuilder)));
        self
    }

    /// Adds the folder whose `.sql` files say what entities cannot.
    ///
    /// A file named after a table runs when all tables and foreign keys stand; any other runs before them, as
    /// for extensions and types. Both kinds run in the order of their paths.
    #[must_use]
    pub fn sql(mut self, folder: &'static Dir<'static>) -> Self {
        self.sql = Some(folder);
        self
    }

    /// Adds the folder of migrations: a folder with `up.sql` and `down.sql` for each.
    #[must_use]
    pub fn migrations(mut self, folder: &'static Dir<'static>) -> Self {
        self.migrations = Some(folder);
        self
    }

    /// Adds the folder of seeds: `<table>.yaml` files.
    #[must_use]
    pub fn seeds(mut self, folder: &'static Dir<'static>) -> Self {
        self.seeds = Some(folder);
        self
    }

    /// Adds a maintenance: what `hbm-db cleanup` calls it, what it is for, and its DELETE statements.
    ///
    /// ```
    /// let app = hbm_db::App::new("bookshop").cleanup(
    ///     "expired-carts",
    ///     "carts nobody came back to",
    ///     ["DELETE FROM carts WHERE expires_at < now()"],
    /// );
    /// assert_eq!(app.cleanups()[0].name, "expired-carts");
    /// ```
    #[must_use]
    pub fn cleanup(
        mut self,
        name: impl Into<String>,
        description: impl Into<String>,
        statements: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.cleanups.push(Cleanup {
            name: name.into(),
            description: description.into(),
            statements: statements.into_iter().map(Into::into).collect(),
        });
        self
    }

    /// Adds rows that `hbm-db archive` moves elsewhere when their time is over.
    #[must_use]
    pub fn archive(mut self, archive: Archive) -> Self {
        self.archives.push(archive);
        self
    }

    /// Says what the role may do that the application connects with: `hbm-db grants`.
    #[must_use]
    pub fn grants(mut self, grants: Grants) -> Self {
        self.grants = Some(grants);
        self
    }

    /// What `--app` calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The migrations embedded in the binary.
    pub fn migration_folder(&self) -> Option<&'static Dir<'static>> {
        self.migrations
    }

    /// The seeds embedded in the binary.
    pub fn seed_folder(&self) -> Option<&'static Dir<'static>> {
        self.seeds
    }

    /// What it declares to be cleaned up.
    pub fn cleanups(&self) -> &[Cleanup] {
        &self.cleanups
    }

    /// What it declares to be archived.
    pub fn archives(&self) -> &[Archive] {
        &self.archives
    }

    /// What its role may do, where it says so.
    pub fn role_grants(&self) -> Option<&Grants> {
        self.grants.as_ref()
    }

    /// The tables of the entities, in the order they were added.
    pub fn tables(&self) -> Vec<Name> {
        self.declared().iter().map(|entity| entity.table.clone()).collect()
    }

    /// The Rust module of the entity of a table.
    pub fn module_of(&self, table: &Name) -> Option<&'static str> {
        self.declared().iter().find(|entity| entity.table == *table).map(|entity| entity.module)
    }

    /// The namespaces of the tables of its entities, `public` always among them.
    fn namespaces(&self) -> BTreeSet<Ident> {
        self.declared()
            .iter()
            .map(|entity| entity.table.namespace.clone())
            .chain([Ident::new("public")])
            .collect()
    }

    /// The renames that entities declare with `renamed_from`.
    pub fn renames(&self) -> Vec<Rename> {
        self.declared().iter().flat_map(|entity| entity.renames.clone()).collect()
    }

    /// The whole desired state as SQL, to be run in an empty database. Foreign keys come after all tables, so
    /// cycles are no matter.
    pub fn script(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        let namespaces = self.namespaces();
        let own = namespaces.iter().filter(|name| name.as_str() != "public");
        parts.extend(own.map(|name| format!("CREATE SCHEMA {name}")));
        let (beside, before) = self.sql_files();
        parts.extend(before);
        let mut types: Vec<&String> =
            self.types.iter().chain(self.declared().iter().flat_map(|entity| &entity.types)).collect();
        types.sort();
        types.dedup();
        parts.extend(types.into_iter().cloned());
        for step in [
            |entity: &EntityDef| vec![entity.create.clone()],
            |entity: &EntityDef| entity.after.clone(),
            |entity: &EntityDef| entity.foreign_keys.clone(),
        ] {
            parts.extend(self.declared().iter().flat_map(step));
        }
        parts.extend(beside);
        parts.join(";\n") + ";\n"
    }

    /// The SQL files that stand beside a table, and the others.
    fn sql_files(&self) -> (Vec<String>, Vec<String>) {
        let mut files = Vec::new();
        if let Some(folder) = self.sql {
            collect_sql(folder, &mut files);
        }
        files.sort();
        let (beside, before): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| {
            let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".sql"));
            self.declared().iter().any(|entity| Some(entity.table.name.as_str()) == stem)
        });
        let texts = |files: Vec<(String, String)>| {
            files.into_iter().map(|(_, text)| text.trim().trim_end_matches(';').to_owned()).collect()
        };
        (texts(beside), texts(before))
    }
}

fn collect_sql(folder: &Dir<'_>, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        if file.path().extension().is_some_and(|extension| extension == "sql")
            && let Some(text) = file.contents_utf8()
        {
            files.push((file.path().display().to_string(), text.to_owned()));
        }
    }
    for inner in folder.dirs() {
        collect_sql(inner, files);
    }
}
