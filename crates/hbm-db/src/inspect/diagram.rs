//! Tables, columns, keys and references, as a picture is drawn from them.

use super::table::{Column, ConstraintRow};
use super::{Known, Relation, RelationKind, for_relations};
use crate::catalog::Ident;
use crate::db::ReadOnly;
use crate::error::Result;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Diagram {
    /// The tables.
    pub tables: Vec<Entity>,
    /// The foreign keys between them.
    pub references: Vec<Link>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// Its name, as it is written in SQL.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Field>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub data_type: String,
    /// Whether it can be NULL.
    pub nullable: bool,
    /// Whether it is in the primary key.
    pub primary: bool,
    /// Whether it is unique by itself.
    pub unique: bool,
    /// Whether it is in a foreign key.
    pub foreign: bool,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// The table that has it, by its place in the list.
    pub from: usize,
    /// The columns that refer, by their places.
    pub columns: Vec<usize>,
    /// The table it points at.
    pub to: usize,
    /// The columns it points at.
    pub foreign_columns: Vec<usize>,
    /// Whether a row may refer to nothing.
    pub optional: bool,
    /// Whether at most one row refers to another.
    pub unique: bool,
}

impl Diagram {
    /// Reads the tables with these names; without any, all of users, without partitions and SeaORM's ledger.
    ///
    /// # Errors
    /// Exit 2 for a name that is not there; what the server answers.
    pub async fn read(reading: &mut ReadOnly<'_>, names: &[&str]) -> Result<Self> {
        let known = Known::read(reading).await?;
        let mut chosen: Vec<&Relation> = if names.is_empty() {
            known.of_users().filter(|one| is_drawn(one)).collect()
        } else {
            names.iter().map(|name| known.find(name)).collect::<Result<_>>()?
        };
        chosen.sort_by(|one, other| one.name.cmp(&other.name));
        chosen.dedup_by_key(|one| one.oid);
        let oids: Vec<i64> = chosen.iter().map(|one| one.oid).collect();
        let columns = reading.read(&for_relations(include_str!("sql/columns.sql"), &oids)).await?;
        let rows = reading.read(&for_relations(include_str!("sql/constraints.sql"), &oids)).await?;
        Ok(Self::of(&chosen, &columns, &rows))
    }

    fn of(chosen: &[&Relation], columns: &[Column], rows: &[ConstraintRow]) -> Self {
        let mut keys: BTreeMap<i64, Vec<&ConstraintRow>> = BTreeMap::new();
        for row in rows {
            keys.entry(row.relation).or_default().push(row);
        }
        let mut fields: BTreeMap<i64, Vec<&Column>> = BTreeMap::new();
        for column in columns {
            fields.entry(column.relation).or_default().push(column);
        }
        let entity = |one: &&Relation| {
            let own = keys.get(&one.oid).map(Vec::as_slice).unwrap_or_default();
            let of_kind = |kind: &'static str| own.iter().filter(move |row| row.kind == kind);
            let field = |column: &&Column| Field {
                name: column.name.as_str().to_owned(),
                data_type: column.data_type.clone(),
                nullable: column.nullable,
                primary: of_kind("p").any(|key| key.columns.contains(&column.name)),
                unique: of_kind("u").any(|key| key.columns == [column.name.clone()]),
                foreign: of_kind("f").any(|key| key.columns.contains(&column.name)),
            };
            let own = fields.get(&one.oid).map(Vec::as_slice).unwrap_or_default();
            Entity { name: one.name.brief(), columns: own.iter().map(field).collect() }
        };
        let tables: Vec<Entity> = chosen.iter().map(entity).collect();
        let places: BTreeMap<i64, usize> = chosen.iter().enumerate().map(|(at, one)| (one.oid, at)).collect();
        let link = |row: &ConstraintRow| {
            let from = *places.get(&row.relation)?;
            let to = *places.get(&row.foreign_relation?)?;
            let places = |table: usize, names: &[Ident]| -> Vec<usize> {
                let place = |name: &Ident| {
                    tables[table].columns.iter().position(|column| column.name == name.as_str())
                };
                names.iter().filter_map(place).collect()
            };
            let columns = places(from, &row.columns);
            let is_key = |key: &&ConstraintRow| {
                ["p", "u"].contains(&key.kind.as_str())
                    && key.columns.iter().all(|column| row.columns.contains(column))
            };
            Some(Link {
                name: row.name.as_str().to_owned(),
                from,
                to,
                foreign_columns: places(to, row.foreign_columns.as_deref().unwrap_or_default()),
                optional: columns.iter().any(|at| tables[from].columns[*at].nullable),
                unique: keys.get(&row.relation).is_some_and(|own| own.iter().any(is_key)),
                columns,
            })
        };
        let foreign_keys = rows.iter().filter(|row| row.kind == "f");
        let references = foreign_keys.filter_map(link).collect();
        Self { tables, references }
    }
}

fn is_drawn(relation: &Relation) -> bool {
    matches!(relation.kind, RelationKind::Table | RelationKind::PartitionedTable | RelationKind::ForeignTable)
        && !relation.partition
        && relation.name.name.as_str() != "seaql_migrations"
}
