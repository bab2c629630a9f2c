//! What seeds need to know of tables: columns, keys and enum types, read once from a catalog.

use super::problem::nearest;
use crate::catalog::{Catalog, Ident, Name, quote_literal};
use crate::error::{Error, Result};
use crate::plan::Item;
use crate::plan::kinds::{column, constraint, default, domain, enumeration, foreign_key, index, table};
use std::collections::{BTreeMap, HashMap};

/// The tables of a catalog.
#[derive(Debug, Default)]
pub struct Schema {
    tables: BTreeMap<Name, Table>,
    enums: HashMap<Name, Vec<String>>,
    /// The type below each domain.
    domains: HashMap<String, String>,
}

/// A table.
#[derive(Debug, Default)]
struct Table {
    /// In their order in the table.
    columns: Vec<(Ident, Column)>,
    constraints: Vec<(Ident, Constraint)>,
    indexes: Vec<(Ident, Index)>,
    /// Whether its rows are those of its partitions.
    partitioned: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// `format_type` with its modifier.
    pub(crate) data_type: String,
    /// The enum type it is of, or of whose array it is.
    pub(crate) enum_type: Option<Name>,
    pub(crate) not_null: bool,
    /// Whether its values are generated from other columns.
    pub(crate) generated: bool,
    pub(crate) identity: Option<column::Identity>,
    /// `DEFAULT` expression.
    pub(crate) default: Option<String>,
}

impl Column {
    /// Whether the column takes its numbers from a sequence.
    pub(crate) fn is_counted(&self) -> bool {
        let from_sequence = |default: &str| default.starts_with("nextval(");
        self.identity.is_some() || self.default.as_deref().is_some_and(from_sequence)
    }

    /// The sequence of such a column, as an SQL expression.
    pub(crate) fn sequence(&self, table: &Name, name: &Ident) -> String {
        // `nextval('public.t_id_seq'::regclass)` names it, whoever owns it.
        let named = self.default.as_deref().and_then(|default| default.strip_prefix("nextval("));
        match named.and_then(|rest| rest.strip_suffix(')')) {
            Some(sequence) => sequence.to_owned(),
            None => format!(
                "pg_catalog.pg_get_serial_sequence({}, {})::pg_catalog.regclass",
                quote_literal(&table.to_string()),
                quote_literal(name.as_str())
            ),
        }
    }
}

/// A key or a check.
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    pub(crate) kind: ConstraintKind,
    /// `pg_get_constraintdef`.
    pub(crate) definition: String,
    /// The columns it is on, in its order.
    pub(crate) columns: Vec<Ident>,
    /// Where a foreign key points.
    pub(crate) references: Option<ForeignKey>,
}

/// Where a foreign key points.
#[derive(Clone, Debug)]
pub(crate) struct ForeignKey {
    pub(crate) table: Name,
    /// In the order of the constraint's columns.
    pub(crate) columns: Vec<Ident>,
    pub(crate) deferrable: bool,
}

/// Which constraint it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConstraintKind {
    PrimaryKey,
    Unique,
    /// Nothing that identifies a row.
    Other,
    ForeignKey,
}

/// An index that no constraint owns.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    /// Whether no two rows have the same in it. One that was not finished sees to nothing.
    pub(crate) unique: bool,
    /// What follows the table's name in `pg_get_indexdef`.
    pub(crate) definition: String,
}

impl Index {
    /// The columns that are unique by it, where it has no expression and no condition.
    fn unique_columns(&self, known: &[(Ident, Column)]) -> Option<Vec<Ident>> {
        let list = self.definition.strip_prefix("USING btree (")?.strip_suffix(')')?;
        let named = |part: &str| known.iter().map(|(name, _)| name).find(|name| name.to_string() == part);
        list.split(", ").filter(|_| self.unique).map(|part| named(part).cloned()).collect()
    }
}

impl Schema {
    /// Reads the tables of a catalog.
    pub fn of(catalog: &Catalog) -> Self {
        let enums = catalog.of_kind(enumeration::ENUM).filter_map(|(id, _)| {
            let name = id.name()?;
            let labels = enumeration::labels(catalog, &name)?;
            Some((name, labels))
        });
        let tables = table::tables(catalog).map(|name| {
            let table = Table::of(catalog, &name);
            (name, table)
        });
        Self { enums: enums.collect(), tables: tables.collect(), domains: domain::below(catalog).collect() }
    }

    /// The table that somebody calls so: as in SQL, or as its seed file.
    ///
    /// # Errors
    /// Exit 2 where there is none.
    pub fn named(&self, text: &str) -> Result<Name> {
        let plain = |table: &Name| match table.namespace.as_str() {
            "public" => table.name.as_str() == text,
            namespace => {
                text.strip_prefix(namespace).and_then(|rest| rest.strip_prefix('.'))
                    == Some(table.name.as_str())
            }
        };
        if let Some(table) = self
            .tables
            .keys()
            .find(|table| plain(table) || table.brief() == text || table.to_string() == text)
        {
            return Ok(table.clone());
        }
        let names: Vec<String> = self.tables.keys().map(Name::brief).collect();
        let near = nearest(text, names.iter().map(String::as_str));
        Err(Error::usage(format!("there is no table {text}{near}")))
    }

    pub(crate) fn tables(&self) -> impl Iterator<Item = &Name> {
        self.tables.keys()
    }

    pub(crate) fn has_table(&self, name: &Name) -> bool {
        self.tables.contains_key(name)
    }

    /// Whether the rows of a table are those of its partitions.
    pub(crate) fn is_partitioned(&self, table: &Name) -> bool {
        self.tables.get(table).is_some_and(|table| table.partitioned)
    }

    /// The table that a seed file calls so.
    pub(crate) fn find_table(&self, name: &str) -> Option<Name> {
        let (namespace, table) = name.split_once('.').unwrap_or(("public", name));
        let name = Name::new(namespace, table);
        self.has_table(&name).then_some(name)
    }

    /// A table as a query names it for its own rows: those of tables that inherit from it are theirs.
    pub(crate) fn own_rows(&self, table: &Name) -> String {
        if self.is_partitioned(table) { table.to_string() } else { format!("only {table}") }
    }

    /// The columns of a table in their order in the table.
    pub(crate) fn columns(&self, table: &Name) -> Vec<(&Ident, &Column)> {
        let columns = self.tables.get(table).into_iter().flat_map(|table| &table.columns);
        columns.map(|(name, column)| (name, column)).collect()
    }

    pub(crate) fn column(&self, table: &Name, name: &Ident) -> Option<&Column> {
        let mut columns = self.tables.get(table)?.columns.iter();
        columns.find(|(own, _)| own == name).map(|(_, column)| column)
    }

    /// The constraints of a table, foreign keys too, by name.
    pub(crate) fn constraints(&self, table: &Name) -> impl Iterator<Item = (&Ident, &Constraint)> {
        let constraints = self.tables.get(table).into_iter().flat_map(|table| &table.constraints);
        constraints.map(|(name, constraint)| (name, constraint))
    }

    pub(crate) fn indexes(&self, table: &Name) -> impl Iterator<Item = (&Ident, &Index)> {
        let indexes = self.tables.get(table).into_iter().flat_map(|table| &table.indexes);
        indexes.map(|(name, index)| (name, index))
    }

    /// The columns of the unique keys that `ON CONFLICT` can name, by the names of their constraints and indexes. The primary
    /// key is not among them.
    pub(crate) fn unique_keys(&self, table: &Name) -> Vec<(&Ident, Vec<Ident>)> {
        let Some(own) = self.tables.get(table) else { return Vec::new() };
        let constraints = own.constraints.iter().filter(|(_, constraint)| {
            constraint.kind == ConstraintKind::Unique && !constraint.definition.contains("DEFERRABLE")
        });
        let constraints = constraints.map(|(name, constraint)| (name, constraint.columns.clone()));
        let indexes =
            own.indexes.iter().filter_map(|(name, index)| Some((name, index.unique_columns(&own.columns)?)));
        constraints.chain(indexes).filter(|(_, columns)| !columns.is_empty()).collect()
    }

    /// A type; of a domain, the type below it that is none.
    pub(crate) fn below<'a>(&'a self, data_type: &'a str) -> &'a str {
        let mut below = data_type;
        while let Some(next) = self.domains.get(below) {
            below = next;
        }
        below
    }

    /// The labels of an enum type.
    pub(crate) fn labels(&self, name: &Name) -> Option<&[String]> {
        self.enums.get(name).map(Vec::as_slice)
    }
}

impl Table {
    fn of(catalog: &Catalog, name: &Name) -> Self {
        let columns = column::with_asides(catalog, name).into_iter().map(|(own, facts, aside)| {
            let column = Column {
                enum_type: aside.label.map(|(namespace, name)| Name { namespace, name }),
                not_null: facts.not_null.is_some(),
                generated: facts.generated.is_some(),
                default: default::expression(catalog, name, &own),
                data_type: facts.data_type,
                identity: facts.identity,
            };
            (own, column)
        });
        let own = constraint::constraints(catalog, name).into_iter().map(|(own, facts)| {
            let kind = match facts.kind {
                constraint::Which::PrimaryKey => ConstraintKind::PrimaryKey,
                constraint::Which::Unique => ConstraintKind::Unique,
                constraint::Which::Check | constraint::Which::Exclusion => ConstraintKind::Other,
            };
            let (definition, columns) = (facts.definition, facts.columns);
            (own, Constraint { kind, definition, columns, references: None })
        });
        let foreign = foreign_key::foreign_keys(catalog, name).into_iter().map(|(own, facts)| {
            let table = facts.table();
            let references =
                Some(ForeignKey { table, columns: facts.referenced, deferrable: facts.deferrable });
            let (definition, columns) = (facts.definition, facts.columns);
            (own, Constraint { kind: ConstraintKind::ForeignKey, definition, columns, references })
        });
        let mut constraints: Vec<(Ident, Constraint)> = own.chain(foreign).collect();
        constraints.sort_by(|(one, _), (other, _)| one.cmp(other));
        let indexes = index::indexes(catalog, name).into_iter().map(|(own, facts)| {
            let unique = facts.unique && !facts.invalid;
            (own, Index { unique, definition: facts.definition })
        });
        let facts = Item::of(catalog, &table::id(name)).map(|item| item.facts::<table::Facts>());
        let partitioned = facts.is_some_and(|facts| facts.partitioned.is_some());
        Self { columns: columns.collect(), constraints, indexes: indexes.collect(), partitioned }
    }
}
