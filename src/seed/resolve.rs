//! SeedSet × Catalog → rows whose tables, columns, keys and references are known. Pure.

use super::problem::nearest;
use super::resolved::{Resolved, ResolvedRow, ResolvedValue};
use super::{BASE, Expression, Place, Problem, SeedFile, SeedRow, SeedSet};
use crate::catalog::{Catalog, Column, Constraint, ConstraintKind, Ident, Name, Object};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

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
        foreign_keys: Vec::new(),
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

pub(super) struct Resolver<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) sets: &'a BTreeSet<String>,
    pub(super) app: &'a str,
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
    pub(super) problems: Vec<Problem>,
    /// Table and label → index among the loaded rows (none where the set is not loaded) and set.
    pub(super) labels: HashMap<(Name, String), (Option<usize>, String)>,
    pub(super) rows: Vec<ResolvedRow>,
    pub(super) keys: BTreeMap<Name, Vec<Ident>>,
    /// The constraints of the file's table that point at others.
    pub(super) foreign_keys: Vec<&'a Constraint>,
}

impl Resolver<'_> {
    pub(super) fn problem(&mut self, place: &Place, message: impl Into<String>) {
        self.problems.push(Problem { place: place.clone(), message: message.into() });
    }

    fn loads(&self, set: &str) -> bool {
        set == BASE || self.sets.contains(set)
    }

    pub(super) fn find_table(&self, name: &str) -> Option<Name> {
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
        let constraints = catalog.constraints(table).map(|(_, constraint)| constraint);
        self.foreign_keys = constraints.filter(|constraint| constraint.references.is_some()).collect();
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
                    points: None,
                    secret: None,
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
