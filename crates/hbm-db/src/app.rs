//! What an application is: entities, the SQL beside them, migrations and seeds.

use crate::catalog::{Ident, Name};
use crate::cleanup::Cleanup;
use crate::grants::Grants;
use crate::plan::Rename;
use include_dir::Dir;
use sea_orm::sea_query::{
    ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, IndexCreateStatement, PostgresQueryBuilder,
    Table, TableCreateStatement, TableName, TableRef,
};
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
    name: &'static str,
    entities: Vec<fn() -> EntityDef>,
    /// What the entities declare, once somebody asked: most commands are about one application of several.
    declared: OnceLock<Vec<EntityDef>>,
    types: Vec<String>,
    sql: Option<&'static Dir<'static>>,
    migrations: Option<&'static Dir<'static>>,
    seeds: Option<&'static Dir<'static>>,
    cleanups: Vec<Cleanup>,
    grants: Option<Grants>,
}

/// What an entity declares, as statements with PostgreSQL's own names: every name SeaORM would give is left out.
#[derive(Clone, Debug)]
pub struct EntityDef {
    table: Name,
    module: &'static str,
    types: Vec<String>,
    create: String,
    after: Vec<String>,
    foreign_keys: Vec<String>,
    renames: Vec<Rename>,
}

impl App {
    /// An application without anything yet. The name is what `--app` and folders call it.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            entities: Vec::new(),
            declared: OnceLock::new(),
            types: Vec::new(),
            sql: None,
            migrations: None,
            seeds: None,
            cleanups: Vec::new(),
            grants: None,
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
        name: &'static str,
        description: &'static str,
        statements: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        self.cleanups.push(Cleanup { name, description, statements: statements.into_iter().collect() });
        self
    }

    /// Says what the role may do that the application connects with: `hbm-db grants`.
    #[must_use]
    pub fn grants(mut self, grants: Grants) -> Self {
        self.grants = Some(grants);
        self
    }

    /// What `--app` calls it.
    pub fn name(&self) -> &'static str {
        self.name
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

    /// The namespaces of the tables, `public` always among them.
    pub fn namespaces(&self) -> BTreeSet<Ident> {
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

impl EntityDef {
    fn of<E: EntityTrait>() -> Self {
        let schema = Schema::new(DbBackend::Postgres);
        let entity = E::default();
        let declared = schema.create_table_from_entity(entity);
        let reference = entity.table_ref();
        let mut create = Table::create();
        create.table(reference.clone());
        for column in declared.get_columns() {
            create.col(column.clone());
        }
        for key in declared.get_indexes() {
            create.primary_key(&mut nameless_index(key, &reference));
        }
        let mut after = Vec::new();
        for index in schema.create_index_from_entity(entity) {
            let mut nameless = nameless_index(&index, &reference);
            if index.is_unique_key() {
                // A unique key is a constraint, so that it can be named in ON CONFLICT ON CONSTRAINT and referenced.
                create.index(&mut nameless);
            } else {
                after.push(nameless.to_string(PostgresQueryBuilder));
            }
        }
        let table = name_of(&reference);
        let name = std::any::type_name::<E>();
        Self {
            module: name.strip_suffix("::Entity").unwrap_or(name),
            types: schema
                .create_enum_from_entity(entity)
                .into_iter()
                .map(|statement| statement.to_string(PostgresQueryBuilder))
                .collect(),
            create: create.to_string(PostgresQueryBuilder),
            after,
            foreign_keys: foreign_keys(&declared, &reference),
            renames: declared
                .get_columns()
                .iter()
                .filter_map(|column| renamed_from(&table, column))
                .collect(),
            table,
        }
    }
}

fn name_of(reference: &TableRef) -> Name {
    match reference {
        TableRef::Table(TableName(namespace, table), _) => Name::new(
            namespace.as_ref().map_or("public".to_owned(), |namespace| namespace.1.to_string()),
            table.to_string(),
        ),
        other => unreachable!("an entity is a table, not {other:?}"),
    }
}

fn nameless_index(index: &IndexCreateStatement, table: &TableRef) -> IndexCreateStatement {
    let mut nameless = Index::create();
    nameless.table(table.clone());
    if index.is_unique_key() {
        nameless.unique();
    }
    for column in index.get_index_spec().get_column_names() {
        nameless.col(sea_orm::sea_query::Alias::new(column));
    }
    nameless
}

fn foreign_keys(declared: &TableCreateStatement, table: &TableRef) -> Vec<String> {
    declared
        .get_foreign_key_create_stmts()
        .iter()
        .map(|statement| nameless_key(statement, table).to_string(PostgresQueryBuilder))
        .collect()
}

fn nameless_key(statement: &ForeignKeyCreateStatement, table: &TableRef) -> ForeignKeyCreateStatement {
    let key = statement.get_foreign_key();
    let mut nameless = ForeignKey::create();
    nameless.from_tbl(table.clone());
    if let Some(target) = key.get_ref_table() {
        nameless.to_tbl(target.clone());
    }
    for column in key.get_columns() {
        nameless.from_col(sea_orm::sea_query::Alias::new(column));
    }
    for column in key.get_ref_columns() {
        nameless.to_col(sea_orm::sea_query::Alias::new(column));
    }
    if let Some(action) = key.get_on_delete() {
        nameless.on_delete(action);
    }
    if let Some(action) = key.get_on_update() {
        nameless.on_update(action);
    }
    nameless
}

/// SeaORM keeps `renamed_from` at the end of the column's comment, as `renamed_from "old"`.
fn renamed_from(table: &Name, column: &ColumnDef) -> Option<Rename> {
    let comment = column.get_column_spec().comment.as_deref()?;
    let (_, rest) = comment.rsplit_once("renamed_from \"")?;
    let old = rest.strip_suffix('"')?;
    Some(Rename::column(table, old, &column.get_column_name()))
}
