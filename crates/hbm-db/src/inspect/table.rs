//! One table: columns, keys, references both ways, checks, indexes.

use super::tables::Figures;
use super::{Details, Relation, RelationKind, for_relations};
use crate::catalog::{Ident, Name};
use crate::db::ReadOnly;
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// A table or view.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Its name, as it is written in SQL.
    pub name: String,
    /// What it is.
    pub kind: RelationKind,
    /// Its rows and sizes.
    #[serde(flatten, serialize_with = "rows_and_size")]
    pub figures: Figures,
    /// What is special about it.
    #[serde(flatten)]
    pub facts: Facts,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Its primary key.
    pub primary_key: Option<Constraint>,
    /// Its foreign keys.
    pub references: Vec<Reference>,
    /// Foreign keys that point at it.
    pub referenced_by: Vec<Reference>,
    /// Its checks and exclusions.
    pub checks: Vec<Constraint>,
    /// Its indexes, those of keys among them.
    pub indexes: Vec<Index>,
    /// What it has besides, where that was read.
    #[serde(flatten)]
    pub details: Option<Details>,
    /// Its name in the catalog.
    #[serde(skip)]
    pub relation: Name,
    #[serde(skip)]
    oid: i64,
}

/// What is special about a relation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Facts {
    /// Who owns it.
    pub owner: Option<Ident>,
    /// Its comment.
    pub comment: Option<String>,
    /// What a view selects.
    pub definition: Option<String>,
    /// How a partitioned table is cut.
    pub partitioned_by: Option<String>,
    /// The table it is a partition of.
    pub partition_of: Option<String>,
    /// Which rows are in a partition.
    pub bound: Option<String>,
    /// Its partitions, or the tables that inherit from it.
    #[serde(default)]
    pub children: Vec<Child>,
    /// Whether other tables inherit from it: their rows are among its own, and its keys say nothing of those.
    #[serde(skip_serializing)]
    pub(crate) inherited: bool,
}

/// A partition, or a table that inherits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// Its name, as it is written in SQL.
    pub name: String,
    /// Which rows are in a partition; none for a table that inherits.
    pub bound: Option<String>,
}

/// A column.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Column {
    #[serde(skip_serializing)]
    pub(crate) relation: i64,
    /// Its name.
    pub name: Ident,
    /// Its type, with length or precision.
    #[serde(rename = "type")]
    pub data_type: String,
    /// What a text is cast to for a value of it.
    #[serde(skip_serializing)]
    pub(crate) cast: String,
    /// Its type, or that under its domains.
    #[serde(skip_serializing)]
    pub(crate) base: String,
    /// Whether none of its values has more than 500 characters, numbers aside.
    #[serde(skip_serializing)]
    pub(crate) short: bool,
    /// Where the comparisons of its type are.
    #[serde(skip_serializing)]
    pub(crate) operators: Ident,
    /// Whether it can be NULL.
    pub nullable: bool,
    /// `DEFAULT`.
    pub default: Option<String>,
    /// `always` or `by default`, as identity.
    pub identity: Option<String>,
    /// The expression it is generated from.
    pub generated: Option<String>,
    /// Whether that is stored, not computed when it is read.
    pub stored: Option<bool>,
    /// Its comment.
    pub comment: Option<String>,
}

impl Column {
    /// A comparison of it. It is written with its namespace: somebody else may have put one of the same name into another
    /// that is looked into first (CVE-2018-1058).
    pub(crate) fn operator(&self, symbol: &str) -> String {
        format!("operator({}.{symbol})", self.operators)
    }
}

/// A constraint on its own table.
#[derive(Clone, Debug, Serialize)]
pub struct Constraint {
    /// Its name.
    pub name: Ident,
    /// Its columns.
    pub columns: Vec<Ident>,
    /// As PostgreSQL writes it.
    pub definition: String,
    /// Whether all rows are known to keep it.
    pub validated: bool,
    /// Its comment.
    pub comment: Option<String>,
}

/// A foreign key.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// Its name.
    pub name: Ident,
    /// The table that has it.
    pub table: String,
    /// The columns that refer.
    pub columns: Vec<Ident>,
    /// The table they refer to.
    pub foreign_table: String,
    /// The columns they refer to.
    pub foreign_columns: Vec<Ident>,
    /// What the deletion of a row does that is referred to; none: it fails.
    pub on_delete: Option<String>,
    /// What its change does.
    pub on_update: Option<String>,
    /// Whether all rows are known to keep it.
    pub validated: bool,
    /// Its comment.
    pub comment: Option<String>,
}

/// An index.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Index {
    /// Its name.
    pub name: Ident,
    /// What follows the table's name in its definition.
    pub definition: String,
    /// Whether it is that of the primary key.
    pub primary: bool,
    /// Whether it is unique.
    pub unique: bool,
    /// Whether queries can use it.
    pub valid: bool,
    /// Bytes.
    pub size: Option<u64>,
    /// How often it was used since the statistics were reset.
    pub scans: Option<u64>,
    /// Its comment.
    pub comment: Option<String>,
    /// Whether it tells every row from every other that has no NULL in it.
    #[serde(skip_serializing)]
    pub(crate) total: bool,
    #[serde(skip_serializing)]
    pub(crate) columns: Vec<Ident>,
}

/// A row of `constraints.sql`.
#[derive(Deserialize)]
pub(crate) struct ConstraintRow {
    pub(crate) relation: i64,
    namespace: Ident,
    table: Ident,
    pub(crate) name: Ident,
    pub(crate) kind: String,
    definition: String,
    validated: bool,
    comment: Option<String>,
    pub(crate) columns: Vec<Ident>,
    pub(crate) foreign_relation: Option<i64>,
    foreign_namespace: Option<Ident>,
    foreign_table: Option<Ident>,
    pub(crate) foreign_columns: Option<Vec<Ident>>,
    on_delete: Option<String>,
    on_update: Option<String>,
}

impl ConstraintRow {
    fn constraint(&self) -> Constraint {
        Constraint {
            name: self.name.clone(),
            columns: self.columns.clone(),
            definition: self.definition.clone(),
            validated: self.validated,
            comment: self.comment.clone(),
        }
    }

    fn reference(&self) -> Reference {
        let name = |namespace: &Ident, name: &Ident| Name::new(namespace.as_str(), name.as_str()).brief();
        Reference {
            name: self.name.clone(),
            table: name(&self.namespace, &self.table),
            columns: self.columns.clone(),
            foreign_table: match (&self.foreign_namespace, &self.foreign_table) {
                (Some(namespace), Some(table)) => name(namespace, table),
                _ => String::new(),
            },
            foreign_columns: self.foreign_columns.clone().unwrap_or_default(),
            on_delete: self.on_delete.clone(),
            on_update: self.on_update.clone(),
            validated: self.validated,
            comment: self.comment.clone(),
        }
    }
}

impl Table {
    /// Reads one.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn read(reading: &mut ReadOnly<'_>, relation: &Relation) -> Result<Self> {
        let one = [relation.oid];
        let gone = || Error::failed(format!("{} is gone meanwhile", relation.name.brief()));
        let figures = Figures::read(reading, &one).await?.pop().ok_or_else(gone)?;
        let facts: Vec<Facts> = reading.read(&for_relations(include_str!("sql/relation.sql"), &one)).await?;
        let columns = reading.read(&for_relations(include_str!("sql/columns.sql"), &one)).await?;
        let rows: Vec<ConstraintRow> =
            reading.read(&for_relations(include_str!("sql/constraints.sql"), &one)).await?;
        let own = |kinds: &[&str]| {
            let is =
                |row: &&ConstraintRow| row.relation == relation.oid && kinds.contains(&row.kind.as_str());
            rows.iter().filter(is).collect::<Vec<_>>()
        };
        Ok(Self {
            name: relation.name.brief(),
            kind: relation.kind,
            figures,
            facts: facts.into_iter().next().ok_or_else(gone)?,
            columns,
            primary_key: own(&["p"]).first().map(|row| row.constraint()),
            references: own(&["f"]).into_iter().map(ConstraintRow::reference).collect(),
            referenced_by: rows
                .iter()
                .filter(|row| row.foreign_relation == Some(relation.oid))
                .map(ConstraintRow::reference)
                .collect(),
            checks: own(&["c", "x"]).into_iter().map(ConstraintRow::constraint).collect(),
            indexes: reading.read(&for_relations(include_str!("sql/indexes.sql"), &one)).await?,
            details: None,
            relation: relation.name.clone(),
            oid: relation.oid,
        })
    }

    /// A query for a text that is another one as soon as the table has another shape.
    pub fn stamp(&self) -> String {
        for_relations(include_str!("sql/stamp.sql"), &[self.oid])
    }

    /// A query for its rows as the planner estimates them.
    pub fn estimate(&self) -> String {
        let figures = for_relations(include_str!("sql/tables.sql"), &[self.oid]);
        format!("select q.estimated_rows from (\n{figures}\n) q")
    }

    /// The columns that tell its rows apart: the primary key, else the shortest unique key without a NULL.
    pub fn key(&self) -> Option<&[Ident]> {
        if self.facts.inherited {
            return None;
        }
        if let Some(key) = &self.primary_key {
            return Some(&key.columns);
        }
        let never_null = |name: &Ident| self.column(name).is_some_and(|column| !column.nullable);
        self.indexes
            .iter()
            .filter(|index| index.total && index.columns.iter().all(never_null) && !index.columns.is_empty())
            .map(|index| index.columns.as_slice())
            .min_by_key(|columns| columns.len())
    }

    /// One of its columns.
    pub fn column(&self, name: &Ident) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == *name)
    }
}

/// Numbers of columns and keys are seen from the lists.
fn rows_and_size<S: serde::Serializer>(
    figures: &Figures,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    use serde::ser::SerializeMap;
    let mut map = serializer.serialize_map(Some(2))?;
    map.serialize_entry("estimated_rows", &figures.estimated_rows)?;
    map.serialize_entry("size", &figures.size)?;
    map.end()
}
