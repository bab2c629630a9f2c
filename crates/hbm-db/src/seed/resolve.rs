//! SeedSet × Catalog → rows whose tables, columns, keys and references are known. Pure.

use super::problem::nearest;
use super::resolved::{Resolved, ResolvedRow, Values};
use super::row::Shape;
use super::rows_of_files::{KeyedFile, Labels, Named};
use super::schema::{Constraint, ConstraintKind, Schema};
use super::{Expression, Others, Place, Problem, ResolvedFile, SeedFile, SeedRow, SeedSet, Selection};
use crate::catalog::{Ident, Name};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Resolves the selected rows; of others that they refer to and that are in the database already, the keys.
///
/// `variable` gives the value of an environment variable. The values of a row in the files are dropped when it is resolved: a
/// large file is in memory once.
///
/// # Errors
/// Every problem of every file.
pub fn resolve(
    mut seeds: SeedSet,
    schema: &Schema,
    selection: &Selection,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Resolved, Vec<Problem>> {
    let (app, files) = (std::mem::take(&mut seeds.app), std::mem::take(&mut seeds.files));
    let mut resolver = Resolver {
        schema,
        selection,
        app: &app,
        variable: &variable,
        problems: Vec::new(),
        labels: HashMap::new(),
        selected: 0,
        expected: Vec::new(),
        rows: Vec::new(),
        files: Vec::new(),
        row_files: Vec::new(),
        in_files: Labels::default(),
        keys: BTreeMap::new(),
        foreign_keys: Vec::new(),
    };
    let tables: Vec<Option<Name>> = files.iter().map(|file| resolver.table(file)).collect();
    let mut files: Vec<(SeedFile, Arc<Name>)> =
        files.into_iter().zip(tables).filter_map(|(file, table)| Some((file, Arc::new(table?)))).collect();
    // Labels first: references may point forwards. A row that is not loaded is known, for a better error.
    for (at, (file, table)) in files.iter().enumerate() {
        let labels = resolver.labels.entry(table.as_ref().clone()).or_default();
        for (row_at, row) in file.rows.iter().enumerate() {
            let selected = selection.has(file, row);
            let index = selected.then_some(resolver.selected);
            resolver.selected += usize::from(selected);
            let label = Label { index, set: row.set.clone(), place: (at, row_at) };
            // A label goes before a key of a file of rows.
            match row.origin {
                Some(_) => drop(labels.entry(row.label.clone()).or_insert(label)),
                None => drop(labels.insert(row.label.clone(), label)),
            }
        }
    }
    for (file, table) in &files {
        resolver.row_files(file, table);
    }
    for (file, table) in &mut files {
        resolver.file(file, table);
    }
    // They may expect others.
    let mut next = 0;
    while let Some(expected) = resolver.expected.get(next).cloned() {
        match expected {
            Expected::Row(file, row) => {
                let (file, table) = &files[file];
                resolver.expected_row(file, table, &file.rows[row]);
            }
            Expected::OfFile(named) => resolver.expected_of_file(&named),
        }
        next += 1;
    }
    drop(files);
    resolver.labels.clear();
    // What was loaded was right then, whatever the files say now.
    if selection.is_to_load() {
        resolver.unique();
    }
    let Resolver { problems, rows, files, keys, .. } = resolver;
    if problems.is_empty() { Ok(Resolved { app, rows, files, keys }) } else { Err(problems) }
}

pub(super) struct Resolver<'a> {
    pub(super) schema: &'a Schema,
    pub(super) selection: &'a Selection,
    pub(super) app: &'a str,
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
    pub(super) problems: Vec<Problem>,
    labels: HashMap<Name, HashMap<Arc<str>, Label>>,
    /// How many rows are selected. Those expected come after them.
    pub(super) selected: usize,
    /// The rows that have to be there, and are not written.
    pub(super) expected: Vec<Expected>,
    pub(super) rows: Vec<ResolvedRow>,
    /// The files of rows that are loaded.
    pub(super) files: Vec<ResolvedFile>,
    /// All of them.
    pub(super) row_files: Vec<KeyedFile>,
    pub(super) in_files: Labels,
    pub(super) keys: BTreeMap<Name, Vec<Ident>>,
    /// The constraints of the file's table that point at others.
    pub(super) foreign_keys: Vec<&'a Constraint>,
}

/// A row that has to be there.
#[derive(Clone)]
pub(super) enum Expected {
    /// By file, and place in it.
    Row(usize, usize),
    OfFile(Named),
}

/// What is known of a row by its label.
pub(super) struct Label {
    /// Its place among the resolved rows; none where it is not among them.
    index: Option<usize>,
    pub(super) set: Arc<str>,
    /// The file and the place in it.
    place: (usize, usize),
}

impl<'a> Resolver<'a> {
    pub(super) fn problem(&mut self, place: &Place, message: impl Into<String>) {
        self.problems.push(Problem::new(place.clone(), message));
    }

    pub(super) fn label(&self, table: &Name, label: &str) -> Option<&Label> {
        self.labels.get(table)?.get(label)
    }

    pub(super) fn labels_of(&self, table: &Name) -> impl Iterator<Item = &str> {
        self.labels.get(table).into_iter().flat_map(|labels| labels.keys()).map(AsRef::as_ref)
    }

    /// The place among the resolved rows that a label has, or gets where its row may be in the database.
    pub(super) fn index(&mut self, table: &Name, label: &str) -> Option<usize> {
        let known = self.labels.get_mut(table)?.get_mut(label)?;
        if known.index.is_none() && self.selection.others == Others::Anywhere {
            known.index = Some(self.selected + self.expected.len());
            self.expected.push(Expected::Row(known.place.0, known.place.1));
        }
        known.index
    }

    pub(super) fn find_table(&self, name: &str) -> Option<Name> {
        let (namespace, table) = name.split_once('.').unwrap_or(("public", name));
        let name = Name::new(namespace, table);
        self.schema.has_table(&name).then_some(name)
    }

    /// Whether anything in the file matters, a wrong name or key too. Where rows may be in the database, others than the
    /// selected files may be for tables that are still to come.
    pub(super) fn concerns(&self, file: &SeedFile) -> bool {
        self.selection.others == Others::Selected
            || file.rows.iter().any(|row| self.selection.has(file, row))
            || file.row_files.iter().any(|rows| self.selection.has_set(file, &rows.set))
    }

    fn table(&mut self, file: &SeedFile) -> Option<Name> {
        let found = self.find_table(&file.table);
        if found.is_none() && self.concerns(file) {
            let names: Vec<String> = self.schema.tables().map(Name::brief).collect();
            let near = nearest(&file.table, names.iter().map(String::as_str));
            self.problem(&file.place, format!("there is no table {}{near}", file.table));
        }
        found
    }

    fn file(&mut self, file: &mut SeedFile, table: &Arc<Name>) {
        // A file of rows has no more than its name.
        if !self.concerns(file) || file.rows.is_empty() && !file.row_files.is_empty() {
            return;
        }
        let Some(shape) = self.shape(file, table) else { return };
        let mut rows = std::mem::take(&mut file.rows);
        for row in rows.iter_mut().filter(|row| self.selection.has_set(file, &row.set)) {
            let values = self.row(table, row, &shape, false);
            row.cells = Vec::new();
            self.push(table, row, values, shape.natural, false);
        }
        file.rows = rows;
        self.keys.insert(table.as_ref().clone(), shape.key);
    }

    /// Of a row that has to be in the database only the key counts.
    fn expected_row(&mut self, file: &SeedFile, table: &Arc<Name>, row: &SeedRow) {
        let Some(shape) = self.shape(file, table) else { return };
        let values = self.row(table, row, &shape, true);
        self.push(table, row, values, shape.natural, true);
        self.keys.insert(table.as_ref().clone(), shape.key);
    }

    fn push(&mut self, table: &Arc<Name>, row: &SeedRow, values: Values, natural: bool, expected: bool) {
        let (set, label, place) = (row.set.clone(), row.label.clone(), row.place.clone());
        self.rows.push(ResolvedRow {
            table: table.clone(),
            set,
            label,
            place,
            values,
            natural,
            expected,
            file: None,
            origin: row.origin.clone(),
        });
    }

    pub(super) fn shape(&mut self, file: &SeedFile, table: &Name) -> Option<Shape<'a>> {
        let schema = self.schema;
        let constraints = schema.constraints(table).map(|(_, constraint)| constraint);
        self.foreign_keys = constraints.filter(|constraint| constraint.references.is_some()).collect();
        let columns = schema.columns(table).into_iter().collect();
        let primary: Vec<Ident> = schema
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
            return None;
        }
        let is_natural = !natural.is_empty() && natural != primary;
        let key = if natural.is_empty() { primary.clone() } else { natural };
        if key.is_empty() && !(file.rows.is_empty() && file.row_files.is_empty()) {
            self.problem(
                &file.place,
                format!("{} has no primary key; name a unique one with `key:`", table.brief()),
            );
            return None;
        }
        Some(Shape { columns, primary, key, natural: is_natural })
    }

    /// Whether `ON CONFLICT` can work with these columns.
    fn is_unique(&self, table: &Name, key: &[Ident]) -> bool {
        let wanted: BTreeSet<&Ident> = key.iter().collect();
        let plain = key.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let by_constraint = self.schema.constraints(table).any(|(_, constraint)| {
            matches!(constraint.kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
                && !constraint.definition.contains("DEFERRABLE")
                && constraint.columns.iter().collect::<BTreeSet<_>>() == wanted
        });
        let definition = format!("USING btree ({plain})");
        by_constraint
            || self.schema.indexes(table).any(|(_, index)| index.unique && index.definition == definition)
    }

    /// No two rows of a table may have the same key.
    fn unique(&mut self) {
        let mut seen: HashMap<(&Name, Vec<&Expression>), &ResolvedRow> =
            HashMap::with_capacity(self.rows.len());
        let mut found = Vec::new();
        for row in self.rows.iter().filter(|row| !row.expected) {
            let Some(key) = self.keys.get(row.table.as_ref()) else {
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
