//! SeedSet × Catalog → rows whose tables, columns, keys and references are known. Pure.

use super::parse::Cell;
use super::problem::nearest;
use super::{BASE, Expression, Place, Problem, SeedFile, SeedRow, SeedSet, Value};
use crate::catalog::{Catalog, Column, ConstraintKind, Ident, Name, Object};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// Everything that will be loaded.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The application.
    pub app: String,
    /// The sets, as chosen.
    pub sets: BTreeSet<String>,
    /// The rows, in the order of the files.
    pub rows: Vec<ResolvedRow>,
    /// Per table: the columns that tell rows apart.
    pub keys: BTreeMap<Name, Vec<Ident>>,
}

/// A row whose every value has a place to go.
#[derive(Clone, Debug)]
pub struct ResolvedRow {
    /// Its table.
    pub table: Name,
    /// Its set.
    pub set: String,
    /// Its label.
    pub label: String,
    /// Where it stands.
    pub place: Place,
    /// Its values.
    pub values: BTreeMap<Ident, ResolvedValue>,
    /// Whether the file's own key, not the primary key, tells it apart. What stands in the database may then
    /// have another primary key than the one derived here.
    pub natural: bool,
}

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct ResolvedValue {
    /// The value.
    pub expression: Expression,
    /// Where it stands; the row's label for derived keys.
    pub place: Place,
    /// Whether a foreign key wants the row it points to to be there first.
    pub foreign: Option<Foreign>,
}

/// What is known of the foreign key behind a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The column may be NULL for a while.
    pub nullable: bool,
    /// The constraint can wait for the end of the transaction.
    pub deferrable: bool,
}

/// The namespace of derived uuids (RFC 9562, version 5).
const UUIDS: Uuid = Uuid::from_u128(0x0b8d_6a52_6f0c_5a7e_9a43_6862_6d2d_6462);

/// Resolves the rows of the chosen sets.
///
/// `variable` gives the value of an environment variable.
///
/// # Errors
/// Every problem of every file.
pub fn resolve(
    seeds: &SeedSet,
    catalog: &Catalog,
    sets: &BTreeSet<String>,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Resolved, Vec<Problem>> {
    let mut resolver = Resolver {
        catalog,
        sets,
        app: &seeds.app,
        variable: &variable,
        problems: Vec::new(),
        labels: HashMap::new(),
        rows: Vec::new(),
        keys: BTreeMap::new(),
    };
    let files: Vec<(&SeedFile, Name)> =
        seeds.files.iter().filter_map(|file| Some((file, resolver.table(file)?))).collect();
    // Labels first: references may point forwards. A row that is not loaded is known, for a better error.
    let mut index = 0;
    for (file, table) in &files {
        for row in &file.rows {
            let at = resolver.loads(&row.set).then_some(index);
            index += usize::from(at.is_some());
            resolver.labels.insert((table.clone(), row.label.clone()), (at, row.set.clone()));
        }
    }
    for (file, table) in &files {
        resolver.file(file, table);
    }
    resolver.unique();
    if resolver.problems.is_empty() {
        Ok(Resolved { app: seeds.app.clone(), sets: sets.clone(), rows: resolver.rows, keys: resolver.keys })
    } else {
        Err(resolver.problems)
    }
}

struct Resolver<'a> {
    catalog: &'a Catalog,
    sets: &'a BTreeSet<String>,
    app: &'a str,
    variable: &'a dyn Fn(&str) -> Option<String>,
    problems: Vec<Problem>,
    /// Table and label → index among the loaded rows (none where the set is not loaded) and set.
    labels: HashMap<(Name, String), (Option<usize>, String)>,
    rows: Vec<ResolvedRow>,
    keys: BTreeMap<Name, Vec<Ident>>,
}

impl Resolver<'_> {
    fn problem(&mut self, place: &Place, message: impl Into<String>) {
        self.problems.push(Problem { place: place.clone(), message: message.into() });
    }

    fn loads(&self, set: &str) -> bool {
        set == BASE || self.sets.contains(set)
    }

    fn find_table(&self, name: &str) -> Option<Name> {
        let (namespace, table) = name.split_once('.').unwrap_or(("public", name));
        let name = Name::new(namespace, table);
        self.catalog.has_table(&name).then_some(name)
    }

    fn table(&mut self, file: &SeedFile) -> Option<Name> {
        let found = self.find_table(&file.table);
        if found.is_none() {
            let names: Vec<String> = self.catalog.tables().map(Name::brief).collect();
            let near = nearest(&file.table, names.iter().map(String::as_str));
            self.problem(&file.place, format!("there is no table {}{near}", file.table));
        }
        found
    }

    fn file(&mut self, file: &SeedFile, table: &Name) {
        let catalog = self.catalog;
        let columns: BTreeMap<&Ident, &Column> = catalog.columns(table).into_iter().collect();
        let primary: Vec<Ident> = catalog
            .constraints(table)
            .find(|(_, constraint)| constraint.kind == ConstraintKind::PrimaryKey)
            .map(|(_, constraint)| constraint.columns.clone())
            .unwrap_or_default();
        let natural: Vec<Ident> = file.key.iter().map(|(name, _)| Ident::new(name)).collect();
        if let Some((_, place)) = file.key.first()
            && !self.is_unique(table, &natural)
        {
            let names: Vec<String> = natural.iter().map(ToString::to_string).collect();
            self.problem(place, format!("({}) is no unique key of {}", names.join(", "), table.brief()));
            return;
        }
        let key = if natural.is_empty() { primary.clone() } else { natural.clone() };
        if key.is_empty() && !file.rows.is_empty() {
            self.problem(
                &file.place,
                format!("{} has no primary key; name a unique one with `key:`", table.brief()),
            );
            return;
        }
        for row in &file.rows {
            if !self.loads(&row.set) {
                continue;
            }
            let values = self.row(table, row, &columns, &primary, &key);
            self.rows.push(ResolvedRow {
                table: table.clone(),
                set: row.set.clone(),
                label: row.label.clone(),
                place: row.place.clone(),
                values,
                natural: !natural.is_empty() && natural != primary,
            });
        }
        self.keys.insert(table.clone(), key);
    }

    /// Whether `ON CONFLICT` can work with these columns.
    fn is_unique(&self, table: &Name, key: &[Ident]) -> bool {
        let wanted: BTreeSet<&Ident> = key.iter().collect();
        let plain = key.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        self.catalog.children(table).any(|(_, object)| match object {
            Object::Constraint(constraint) => {
                matches!(constraint.kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
                    && !constraint.definition.contains("DEFERRABLE")
                    && constraint.columns.iter().collect::<BTreeSet<_>>() == wanted
            }
            Object::Index(index) => index.unique && index.definition == format!("USING btree ({plain})"),
            _ => false,
        })
    }

    fn row(
        &mut self,
        table: &Name,
        row: &SeedRow,
        columns: &BTreeMap<&Ident, &Column>,
        primary: &[Ident],
        key: &[Ident],
    ) -> BTreeMap<Ident, ResolvedValue> {
        let mut values = BTreeMap::new();
        for cell in &row.cells {
            let name = Ident::new(&cell.column);
            let Some(column) = columns.get(&name) else {
                let near = nearest(&cell.column, columns.keys().map(|name| name.as_str()));
                self.problem(
                    &cell.column_place,
                    format!("{} has no column {}{near}", table.brief(), cell.column),
                );
                continue;
            };
            if let Some(value) = self.cell(table, &name, column, row, cell) {
                values.insert(name, value);
            }
        }
        // A uuid primary key comes from app, table and label, so that it is the same everywhere.
        if let [only] = primary
            && !values.contains_key(only)
            && columns.get(only).is_some_and(|column| column.data_type == "uuid")
        {
            let text = Uuid::new_v5(&UUIDS, format!("{}/{table}/{}", self.app, row.label).as_bytes());
            values.insert(
                only.clone(),
                ResolvedValue {
                    expression: Expression::Text(text.to_string()),
                    place: row.place.clone(),
                    foreign: None,
                },
            );
        }
        let given: BTreeSet<String> = row.cells.iter().map(|cell| cell.column.clone()).collect();
        for (name, column) in columns {
            let filled = column.default.is_some() || column.identity.is_some() || column.generated.is_some();
            let present = values.contains_key(*name) || given.contains(name.as_str());
            if !present && (key.contains(name) || column.not_null && !filled) {
                let why =
                    if key.contains(name) { "it is the key" } else { "it is NOT NULL without a default" };
                self.problem(
                    &row.place,
                    format!("{}.{} needs a value for {name}: {why}", table.brief(), row.label),
                );
            }
        }
        values
    }

    fn cell(
        &mut self,
        table: &Name,
        name: &Ident,
        column: &Column,
        row: &SeedRow,
        cell: &Cell,
    ) -> Option<ResolvedValue> {
        if column.generated.is_some() {
            self.problem(
                &cell.column_place,
                format!("{}.{name} is generated and takes no value", table.brief()),
            );
            return None;
        }
        let mut foreign = None;
        let expression = match &cell.value {
            Value::Null => {
                if column.not_null {
                    self.problem(
                        &cell.place,
                        format!("{}.{name} is NOT NULL; expected {}", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Null
            }
            Value::Text(text) => {
                self.text(table, name, column, text, &cell.place)?;
                Expression::Text(text.clone())
            }
            Value::Json(text) => {
                if !matches!(column.data_type.as_str(), "json" | "jsonb") {
                    self.problem(
                        &cell.place,
                        format!("{}.{name} is {}, not json", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Text(text.clone())
            }
            Value::Time(interval) => {
                if !(column.data_type.starts_with("timestamp") || column.data_type == "date") {
                    self.problem(
                        &cell.place,
                        format!("{}.{name} is {}, not a time", table.brief(), column.data_type),
                    );
                    return None;
                }
                Expression::Time(interval.clone())
            }
            Value::Hash(kind, text) => Expression::Hash(*kind, text.clone()),
            Value::Env(variable) => match (self.variable)(variable) {
                Some(text) => Expression::Text(text),
                None => {
                    self.problem(&cell.place, format!("the environment variable {variable} is not set"));
                    return None;
                }
            },
            Value::Ref { table: other, label } => {
                let (expression, kind) = self.reference(table, name, column, row, cell, (other, label))?;
                foreign = kind;
                expression
            }
        };
        Some(ResolvedValue { expression, place: cell.place.clone(), foreign })
    }

    /// What can be said of a text without the server: lengths and enum labels. Everything else the server says.
    fn text(&mut self, table: &Name, name: &Ident, column: &Column, text: &str, place: &Place) -> Option<()> {
        if let Some(enumeration) = column.enum_type.as_ref().and_then(|name| self.catalog.enumeration(name))
            && !column.data_type.ends_with("[]")
            && !enumeration.labels.iter().any(|label| label == text)
        {
            self.problem(
                place,
                format!(
                    "{text:?} is no label of {}; expected one of {}",
                    column.data_type,
                    enumeration.labels.join(", ")
                ),
            );
            return None;
        }
        let limit = ["character varying(", "character("]
            .iter()
            .find_map(|prefix| column.data_type.strip_prefix(prefix))
            .and_then(|rest| rest.strip_suffix(')')?.parse::<usize>().ok());
        let length = text.trim_end_matches(' ').chars().count();
        if let Some(limit) = limit
            && length > limit
        {
            self.problem(
                place,
                format!("{}.{name} takes {limit} characters, and this has {length}", table.brief()),
            );
            return None;
        }
        Some(())
    }

    fn reference(
        &mut self,
        table: &Name,
        name: &Ident,
        column: &Column,
        row: &SeedRow,
        cell: &Cell,
        (other, label): (&str, &str),
    ) -> Option<(Expression, Option<Foreign>)> {
        let Some(target) = self.find_table(other) else {
            let names: Vec<String> = self.catalog.tables().map(Name::brief).collect();
            let near = nearest(other, names.iter().map(String::as_str));
            self.problem(&cell.place, format!("there is no table {other}{near}"));
            return None;
        };
        let Some((index, set)) = self.labels.get(&(target.clone(), label.to_owned())).cloned() else {
            let known: Vec<String> = self
                .labels
                .keys()
                .filter(|(table, _)| *table == target)
                .map(|(_, label)| label.clone())
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect();
            let near = nearest(label, known.iter().map(String::as_str));
            self.problem(&cell.place, format!("no row of {other} has the label {label}{near}"));
            return None;
        };
        let Some(index) = index else {
            self.problem(
                &cell.place,
                format!("{other}.{label} is in the set {set}, which is not loaded with {}", row.set),
            );
            return None;
        };
        let key = self.catalog.constraints(table).find_map(|(_, constraint)| {
            let foreign = constraint.references.as_ref()?;
            let at = constraint.columns.iter().position(|column| column == name)?;
            (foreign.table == target).then(|| (foreign.columns[at].clone(), foreign.deferrable))
        });
        let points_elsewhere = self.catalog.constraints(table).find_map(|(_, constraint)| {
            let foreign = constraint.references.as_ref()?;
            constraint.columns.contains(name).then(|| foreign.table.clone())
        });
        match (key, points_elsewhere) {
            (Some((column_there, deferrable)), _) => Some((
                Expression::Key { row: index, column: column_there },
                Some(Foreign { nullable: !column.not_null, deferrable }),
            )),
            (None, Some(expected)) => {
                self.problem(
                    &cell.place,
                    format!("{}.{name} points to {}, not to {other}", table.brief(), expected.brief()),
                );
                None
            }
            // No foreign key: the primary key is meant, as in the entity_id of a log.
            (None, None) => {
                let primary = self
                    .catalog
                    .constraints(&target)
                    .find(|(_, constraint)| constraint.kind == ConstraintKind::PrimaryKey)
                    .map(|(_, constraint)| constraint.columns.clone());
                match primary.as_deref() {
                    Some([only]) => Some((Expression::Key { row: index, column: only.clone() }, None)),
                    _ => {
                        self.problem(&cell.place, format!("{other} has no single primary key to refer to"));
                        None
                    }
                }
            }
        }
    }

    /// No two rows of a table may have the same key.
    fn unique(&mut self) {
        let mut seen: HashMap<(&Name, Vec<&Expression>), &ResolvedRow> = HashMap::new();
        let mut found = Vec::new();
        for row in &self.rows {
            let Some(key) = self.keys.get(&row.table) else {
                continue;
            };
            let Some(values) = key
                .iter()
                .map(|column| row.values.get(column).map(|value| &value.expression))
                .collect::<Option<Vec<_>>>()
            else {
                continue;
            };
            if values.contains(&&Expression::Null) {
                found.push((
                    row.place.clone(),
                    format!("{}.{} has NULL in its key", row.table.brief(), row.label),
                ));
                continue;
            }
            if let Some(first) = seen.insert((&row.table, values), row) {
                found.push((
                    row.place.clone(),
                    format!(
                        "{}.{} has the same key as {} in line {}",
                        row.table.brief(),
                        row.label,
                        first.label,
                        first.place.line
                    ),
                ));
            }
        }
        for (place, message) in found {
            self.problem(&place, message);
        }
    }
}

impl Resolved {
    /// The value of a row's column where it is known without the database.
    pub(super) fn known(&self, row: usize, column: &Ident) -> Option<&str> {
        let row = &self.rows[row];
        match &row.values.get(column)?.expression {
            Expression::Text(text) => Some(text),
            Expression::Key { row, column } => self.known(*row, column),
            _ => None,
        }
    }

    /// All passwords to be hashed.
    pub fn wanted_hashes(&self) -> BTreeSet<(super::HashKind, String)> {
        self.rows
            .iter()
            .flat_map(|row| row.values.values())
            .filter_map(|value| match &value.expression {
                Expression::Hash(kind, text) => Some((*kind, text.clone())),
                _ => None,
            })
            .collect()
    }
}
