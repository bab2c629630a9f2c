//! What [`crate::App`] makes of these entities, as SQL.

use super::{Column, Described, Entity, Key};
use crate::catalog::{Ident, Name};
use sea_orm::sea_query::extension::postgres::Type;
use sea_orm::sea_query::{
    Alias, ColumnDef, Expr, ForeignKey, ForeignKeyAction, Index, PostgresQueryBuilder, Table, TableRef,
};
use std::collections::BTreeSet;

impl Described {
    /// The namespaces that entities make besides `public`.
    pub(crate) fn namespaces(&self) -> BTreeSet<Ident> {
        let all = self.entities.iter().map(|entity| entity.table.namespace.clone());
        all.filter(|name| name.as_str() != "public").collect()
    }

    /// The statements that make enum types, tables, indexes and foreign keys.
    pub(crate) fn script(&self) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for one in &self.enums {
            let labels: Vec<Alias> = one.labels.iter().map(Alias::new).collect();
            let made = Type::create().as_enum(Alias::new(&one.name)).values(labels).to_owned();
            parts.push(made.to_string(PostgresQueryBuilder));
        }
        parts.extend(self.entities.iter().map(create));
        parts.extend(self.entities.iter().flat_map(indexes));
        let keys = self.entities.iter().flat_map(|entity| entity.keys.iter().map(move |key| (entity, key)));
        parts.extend(keys.filter(|(_, key)| key.is_made).map(|(entity, key)| foreign_key(entity, key)));
        parts
    }
}

fn reference(name: &Name) -> TableRef {
    use sea_orm::sea_query::IntoTableRef;
    match name.namespace.as_str() {
        "public" => Alias::new(name.name.as_str()).into_table_ref(),
        namespace => (Alias::new(namespace), Alias::new(name.name.as_str())).into_table_ref(),
    }
}

fn alias(name: &Ident) -> Alias {
    Alias::new(name.as_str())
}

fn create(entity: &Entity) -> String {
    let mut create = Table::create();
    create.table(reference(&entity.table));
    let keys: Vec<&Column> = entity.columns.iter().filter(|column| column.is_key).collect();
    for column in &entity.columns {
        let mut declared = ColumnDef::new(alias(&column.name));
        declared.custom(Alias::new(&column.sql));
        if !column.is_null {
            declared.not_null();
        }
        if column.is_unique {
            declared.unique_key();
        }
        if let Some(default) = &column.default {
            declared.default(Expr::cust(default.clone()));
        }
        if let Some(extra) = &column.extra {
            declared.extra(extra.clone());
        }
        if keys.len() == 1 && column.is_key {
            declared.primary_key();
        }
        create.col(&mut declared);
    }
    if keys.len() > 1 {
        let mut key = Index::create();
        for column in keys {
            key.col(alias(&column.name));
        }
        create.primary_key(&mut key);
    }
    let unique: BTreeSet<&String> =
        entity.columns.iter().filter_map(|column| column.unique_key.as_ref()).collect();
    for name in unique {
        let mut key = Index::create();
        key.table(reference(&entity.table)).unique();
        let own = entity.columns.iter().filter(|column| column.unique_key.as_ref() == Some(name));
        for column in own {
            key.col(alias(&column.name));
        }
        create.index(&mut key);
    }
    create.to_string(PostgresQueryBuilder)
}

fn indexes(entity: &Entity) -> Vec<String> {
    let indexed = entity.columns.iter().filter(|column| column.is_indexed && !column.is_unique);
    let index = |column: &Column| {
        let mut index = Index::create();
        index.table(reference(&entity.table)).col(alias(&column.name));
        index.to_string(PostgresQueryBuilder)
    };
    indexed.map(index).collect()
}

fn foreign_key(entity: &Entity, key: &Key) -> String {
    let mut made = ForeignKey::create();
    made.from_tbl(reference(&entity.table)).to_tbl(reference(&key.target_table));
    for (name, _) in &key.columns {
        made.from_col(alias(name));
    }
    for (name, _) in &key.referenced {
        made.to_col(alias(name));
    }
    let action = |name: &str| match name {
        "Cascade" => ForeignKeyAction::Cascade,
        "Restrict" => ForeignKeyAction::Restrict,
        "SetNull" => ForeignKeyAction::SetNull,
        _ => ForeignKeyAction::SetDefault,
    };
    if let Some(name) = key.on_update {
        made.on_update(action(name));
    }
    if let Some(name) = key.on_delete {
        made.on_delete(action(name));
    }
    made.to_string(PostgresQueryBuilder)
}
