//! SeedSet × Catalog → rows whose tables, columns, keys and references are known. Pure.

use super::problem::nearest;
use super::resolved::{About, Common, Resolved, ResolvedRow, Values};
use super::row::Shape;
use super::rows_of_files::{KeyedFile, Labels, Named};
use super::schema::{Constraint, ConstraintKind, Schema};
use super::{Others, Part, Place, Problem, ResolvedFile, SeedFile, SeedRow, SeedSet, Selection, Text};
use crate::catalog::{Ident, Name};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Resolves the selected rows; of others that they refer to and that are in the database already, the keys.
///
/// `variable` gives the value of an environment variable. The values of a row in the files are dropped when it is resolved: a
/// large file is in memory once.
///
/// With every problem of every file; where there is one, what is resolved is good for a look at its values alone.
pub fn resolve(
    mut seeds: SeedSet,
    schema: &Schema,
    selection: &Selection,
    variable: impl Fn(&str) -> Option<String>,
) -> (Resolved, Vec<Problem>) {
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
        abouts: Vec::new(),
        parts: Vec::new(),
    };
    let tables: Vec<Option<Name>> = files.iter().map(|file| resolver.table(file)).collect();
    let mut files: Vec<(SeedFile, Arc<Name>)> =
        files.into_iter().zip(tables).filter_map(|(file, table)| Some((file, Arc::new(table?)))).collect();
    resolver.selected =
        files.iter().flat_map(|(file, _)| file.rows.iter().filter(|row| selection.has(file, row))).count();
    resolver.rows.reserve_exact(resolver.selected);
    // Labels first: references may point forwards. Without references nobody asks for them.
    if files.iter().any(|(file, _)| file.rows.iter().any(SeedRow::refers)) {
        resolver.label(&files);
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
        resolver.unique_in_files();
    }
    let Resolver { problems, rows, files, keys, .. } = resolver;
    (Resolved { app, rows, files, keys }, problems)
}

pub(super) struct Resolver<'a> {
    pub(super) schema: &'a Schema,
    pub(super) selection: &'a Selection,
    pub(super) app: &'a str,
    pub(super) variable: &'a dyn Fn(&str) -> Option<String>,
    pub(super) problems: Vec<Problem>,
    labels: HashMap<Name, HashMap<Text, Label>>,
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
    /// What is known of values of the file, each once.
    abouts: Vec<Arc<About>>,
    /// The parts of the seeds that labels are in.
    parts: Vec<Arc<Part>>,
}

/// A row that has to be there.
#[derive(Clone)]
pub(super) enum Expected {
    /// By file, and place in it.
    Row(usize, usize),
    OfFile(Named),
}

/// What is known of a row by its label: there are many.
#[derive(Clone, Copy)]
pub(super) struct Label {
    /// Its place among the resolved rows, or nowhere.
    index: u32,
    /// The file.
    file: u32,
    /// The place in it.
    row: u32,
    /// The part of the seeds that it is in.
    part: u32,
}

/// How many rows are resolved before the memory of what was read of them is given back.
const AT_A_TIME: usize = 8_192;

/// The place of a row that is not among the resolved ones.
const NOWHERE: u32 = u32::MAX;

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NOWHERE)
}

impl<'a> Resolver<'a> {
    pub(super) fn problem(&mut self, place: &Place, message: impl Into<String>) {
        self.problems.push(Problem::new(place.clone(), message));
    }

    /// What is known of a value besides itself: the same is kept once.
    pub(super) fn about(&mut self, about: About) -> Option<Arc<About>> {
        if about == About::default() {
            return None;
        }
        if let Some(known) = self.abouts.iter().find(|known| ***known == about) {
            return Some(known.clone());
        }
        self.abouts.push(Arc::new(about));
        self.abouts.last().cloned()
    }

    /// Notes the label of every row. A row that is not loaded is known, for a better error.
    fn label(&mut self, files: &[(SeedFile, Arc<Name>)]) {
        let mut selected = 0;
        for (at, (file, table)) in files.iter().enumerate() {
            let labels = self.labels.entry(table.as_ref().clone()).or_default();
            labels.reserve(file.rows.len());
            for (row_at, row) in file.rows.iter().enumerate() {
                let is_selected = self.selection.has(file, row);
                let index = if is_selected { number(selected) } else { NOWHERE };
                selected += usize::from(is_selected);
                if self.parts.last().is_none_or(|last| !Arc::ptr_eq(last, &row.part)) {
                    self.parts.push(row.part.clone());
                }
                let part = number(self.parts.len() - 1);
                let label = Label { index, file: number(at), row: number(row_at), part };
                // A label goes before a key of a file of rows.
                match row.part.origin {
                    Some(_) => drop(labels.entry(row.label.clone()).or_insert(label)),
                    None => drop(labels.insert(row.label.clone(), label)),
                }
            }
        }
    }

    pub(super) fn labels_of(&self, table: &Name) -> impl Iterator<Item = &str> {
        self.labels.get(table).into_iter().flat_map(|labels| labels.keys()).map(AsRef::as_ref)
    }

    /// The place among the resolved rows that a label has, or gets where its row may be in the database; else its set.
    pub(super) fn index(&mut self, table: &Name, label: &str) -> Option<Result<usize, Arc<str>>> {
        let known = self.labels.get_mut(table)?.get_mut(label)?;
        if known.index == NOWHERE && self.selection.others == Others::Anywhere {
            known.index = number(self.selected + self.expected.len());
            self.expected.push(Expected::Row(known.file as usize, known.row as usize));
        }
        match known.index {
            NOWHERE => self.parts.get(known.part as usize).map(|part| Err(part.set.clone())),
            index => Some(Ok(index as usize)),
        }
    }

    pub(super) fn find_table(&self, name: &str) -> Option<Name> {
        self.schema.find_table(name)
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
            let message = format!("there is no table {}{near}", file.table);
            self.problems.push(Problem::not_there(file.place.clone(), message));
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
        // A row that is loaded is not asked for again; of others the key may be, by their place in the file.
        let are_all_loaded = rows.iter().all(|row| self.selection.has(file, row));
        while !rows.is_empty() {
            let part = if are_all_loaded { rows.len().min(AT_A_TIME) } else { rows.len() };
            for row in rows[..part].iter_mut().filter(|row| self.selection.has_set(file, &row.part.set)) {
                let values = self.row(table, row, &shape, false);
                row.cells = Vec::new();
                self.push(table, row, values, shape.natural, false);
            }
            if !are_all_loaded {
                file.rows = rows;
                break;
            }
            rows.drain(..part);
            rows.shrink_to_fit();
        }
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
        let common =
            self.common(Common { table: table.clone(), part: row.part.clone(), natural, file: None });
        let (label, spot) = (row.label.clone(), row.spot);
        self.rows.push(ResolvedRow { common, label, spot, values, expected });
    }

    /// What rows have in common: of rows that follow each other it is kept once.
    pub(super) fn common(&self, common: Common) -> Arc<Common> {
        match self.rows.last() {
            Some(last) if *last.common == common => last.common.clone(),
            _ => Arc::new(common),
        }
    }

    pub(super) fn shape(&mut self, file: &SeedFile, table: &Name) -> Option<Shape<'a>> {
        let schema = self.schema;
        let constraints = schema.constraints(table).map(|(_, constraint)| constraint);
        self.abouts.clear();
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
        Some(Shape::of(columns, &primary, key, is_natural))
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
}
