//! What an entity declares.

use crate::catalog::Name;
use crate::plan::Rename;
use sea_orm::sea_query::{
    ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, IndexCreateStatement, PostgresQueryBuilder,
    Table, TableCreateStatement, TableName, TableRef,
};
use sea_orm::{DbBackend, EntityTrait, Schema};

/// What an entity declares, as statements with PostgreSQL's own names: every name SeaORM would give is left out.
#[derive(Clone, Debug)]
pub struct EntityDef {
    pub(super) table: Name,
    pub(super) module: &'static str,
    pub(super) types: Vec<String>,
    pub(super) create: String,
    pub(super) after: Vec<String>,
    pub(super) foreign_keys: Vec<String>,
    pub(super) renames: Vec<Rename>,
}

impl EntityDef {
    pub(super) fn of<E: EntityTrait>() -> Self {
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
