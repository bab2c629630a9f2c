//! Files of rows, against their tables; and single rows of them, by their keys.

use super::expand::key;
use super::problem::nearest;
use super::resolve::{Expected, Resolver};
use super::resolved::{Common, ResolvedFile, ResolvedRow, ResolvedValue, Values};
use super::row_file::Field;
use super::{Expression, Others, Part, Place, Problem, RowFile, SeedFile, Spot, Text};
use crate::catalog::{Ident, Name};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// The rows of files that have been referred to, by table and label.
#[derive(Default)]
pub(super) struct Labels {
    tables: HashMap<Name, HashMap<String, Found>>,
}

/// A row of a file.
struct Found {
    named: Named,
    /// Its place among the resolved rows.
    index: Option<usize>,
    /// Where a row with another key has the same label.
    again: Option<Place>,
}

/// A file of rows, and the columns that tell them apart.
pub(super) struct KeyedFile {
    pub(super) table: Arc<Name>,
    pub(super) rows: RowFile,
    key: Vec<Ident>,
    /// Its place among those that are loaded.
    file: Option<usize>,
    /// Whether it would be loaded, and cannot be: what is wrong with it is told.
    broken: bool,
}

impl KeyedFile {
    /// Whether it is among those that are loaded.
    pub(super) fn is_loaded(&self) -> bool {
        self.file.is_some()
    }
}

/// A row of a file by its key.
#[derive(Clone)]
pub(super) struct Named {
    table: Arc<Name>,
    part: Arc<Part>,
    spot: Spot,
    key: Vec<(Ident, Text)>,
    file: Option<usize>,
}

impl Named {
    fn label(&self) -> String {
        self.key.iter().map(|(_, value)| &**value).collect::<Vec<_>>().join("/")
    }

    fn place(&self) -> Place {
        self.spot.of(&self.part.file)
    }
}

impl Resolver<'_> {
    /// The files of rows beside a file.
    pub(super) fn row_files(&mut self, file: &SeedFile, table: &Arc<Name>) {
        if file.row_files.is_empty() {
            return;
        }
        if !self.concerns(file) {
            // Others may refer to its rows, which are in the database already.
            let own = key(file, self.schema);
            for rows in &file.row_files {
                let (table, rows, key) = (table.clone(), rows.clone(), own.clone());
                self.row_files.push(KeyedFile { table, rows, key, file: None, broken: false });
            }
            self.keys.insert(table.as_ref().clone(), own);
            return;
        }
        let Some(shape) = self.shape(file, table) else { return };
        for rows in &file.row_files {
            let (mut place, mut broken) = (None, false);
            // What was loaded is looked at row by row.
            if self.selection.is_to_load() && self.selection.has_set(file, &rows.set) {
                match self.row_file(file, table, rows, &shape.key) {
                    Ok(resolved) => {
                        place = Some(self.files.len());
                        self.files.push(resolved);
                    }
                    Err(mut problems) => {
                        broken = true;
                        self.problems.append(&mut problems);
                    }
                }
            }
            let (table, rows, key) = (table.clone(), rows.clone(), shape.key.clone());
            self.row_files.push(KeyedFile { table, rows, key, file: place, broken });
        }
        self.keys.insert(table.as_ref().clone(), shape.key);
    }

    fn row_file(
        &self,
        file: &SeedFile,
        table: &Arc<Name>,
        rows: &RowFile,
        key: &[Ident],
    ) -> Result<ResolvedFile, Vec<Problem>> {
        let given = rows.columns().map_err(|problem| vec![problem])?;
        let known: HashMap<&Ident, _> = self.schema.columns(table).into_iter().collect();
        let (mut problems, mut seen) = (Vec::new(), BTreeSet::new());
        for (name, place) in &given {
            let what = match known.get(name.as_ref()) {
                None => {
                    let names = self.schema.columns(table);
                    let near = nearest(name.as_str(), names.iter().map(|(name, _)| name.as_str()));
                    let message = format!("{} has no column {}{near}", table.brief(), name.as_str());
                    problems.push(Problem::not_there(place.clone(), message));
                    continue;
                }
                Some(column) if column.generated => {
                    format!("{}.{name} is generated and takes no value", table.brief())
                }
                Some(_) if !seen.insert(name.as_ref().clone()) => {
                    format!("the column {name} stands here twice")
                }
                Some(_) => continue,
            };
            problems.push(Problem::new(place.clone(), what));
        }
        let start = Place { file: rows.path.clone(), line: 1, column: 1 };
        for (name, column) in self.schema.columns(table) {
            let filled = column.default.is_some() || column.identity.is_some() || column.generated;
            let why = match () {
                () if given.iter().any(|(own, _)| own.as_ref() == name) => continue,
                () if key.contains(name) => "it is the key",
                () if column.not_null && !filled => "it is NOT NULL without a default",
                () => continue,
            };
            problems.push(Problem::new(start.clone(), format!("the column {name} is missing: {why}")));
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let columns: Vec<Ident> = given.into_iter().map(|(name, _)| name.as_ref().clone()).collect();
        let foreign = self.schema.constraints(table).filter_map(|(_, constraint)| {
            let foreign = constraint.references.as_ref().filter(|foreign| !foreign.deferrable)?;
            let is_given = constraint.columns.iter().all(|column| columns.contains(column));
            let column = constraint.columns.first().filter(|_| is_given && foreign.table != **table)?;
            Some((column.clone(), foreign.table.clone()))
        });
        let needs = foreign.collect();
        let full_name = rows.full_name(file);
        Ok(ResolvedFile { table: table.clone(), file: rows.clone(), full_name, columns, needs })
    }

    /// The place among the resolved rows of a row in a file, by its key; its set where that is not loaded. Of two rows with one
    /// label, as `a/b` and `c` or `a` and `b/c` in a key, none is meant. The error is none where the row may be in a file whose
    /// problem is told.
    pub(super) fn row_of_file(
        &mut self,
        table: &Name,
        label: &str,
        place: &Place,
    ) -> Result<Option<Result<usize, Arc<str>>>, Option<Problem>> {
        if !self.in_files.tables.contains_key(table) {
            let found = self.labels_in_files(table)?;
            self.in_files.tables.insert(table.clone(), found);
        }
        let Some(found) = self.in_files.tables.get_mut(table).and_then(|labels| labels.get_mut(label)) else {
            let in_broken = self.row_files.iter().any(|file| file.broken && *file.table == *table);
            return if in_broken { Err(None) } else { Ok(None) };
        };
        if let Some(again) = &found.again {
            let first = found.named.place();
            let message = format!(
                "{label} is the key of two rows, at {first} and {again}; write the values of the columns instead of !ref"
            );
            return Err(Some(Problem::new(place.clone(), message)));
        }
        if found.named.file.is_none() && self.selection.others == Others::Selected {
            return Ok(Some(Err(found.named.part.set.clone())));
        }
        let index = *found.index.get_or_insert_with(|| {
            self.expected.push(Expected::OfFile(found.named.clone()));
            self.selected + self.expected.len() - 1
        });
        Ok(Some(Ok(index)))
    }

    /// The names of the files that have rows of a table.
    pub(super) fn files_of(&self, table: &Name) -> Option<String> {
        let files = self.row_files.iter().filter(|file| *file.table == *table);
        let names: Vec<&str> = files.map(|file| file.rows.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The keys of the rows in the files of a table.
    fn labels_in_files(&self, table: &Name) -> Result<HashMap<String, Found>, Problem> {
        let mut labels = HashMap::new();
        for KeyedFile { table: own, rows, key, file, .. } in
            self.row_files.iter().filter(|file| *file.table == *table && !file.broken)
        {
            let columns = rows.columns()?;
            let places: Option<Vec<usize>> =
                key.iter().map(|name| columns.iter().position(|(own, _)| own.as_ref() == name)).collect();
            let Some(places) = places else { continue };
            let part = Arc::new(Part { set: rows.set.clone(), file: rows.path.clone(), origin: None });
            rows.each(|record| {
                let values = key.iter().zip(&places).map(|(name, at)| match record.fields.get(*at) {
                    Some(Field::Text(text)) => Some((name.clone(), text.as_str().into())),
                    _ => None,
                });
                let Some(key) = values.collect::<Option<Vec<_>>>() else { return };
                let spot = Spot { line: record.line, column: 1 };
                let named = Named { table: own.clone(), part: part.clone(), spot, key, file: *file };
                match labels.entry(named.label()) {
                    Entry::Vacant(free) => {
                        free.insert(Found { named, index: None, again: None });
                    }
                    Entry::Occupied(mut taken) if taken.get().named.key != named.key => {
                        taken.get_mut().again.get_or_insert_with(|| named.place());
                    }
                    // Of one row in several files, that which is loaded counts.
                    Entry::Occupied(mut taken) if named.file.is_some() => taken.get_mut().named = named,
                    Entry::Occupied(_) => {}
                }
            })?;
        }
        Ok(labels)
    }

    /// Of a row of a file only the key is known.
    pub(super) fn expected_of_file(&mut self, named: &Named) {
        let mut values = Values::default();
        for (column, value) in &named.key {
            let expression = Expression::Text(value.clone());
            let value = ResolvedValue { expression, spot: named.spot, about: None };
            values.insert(Arc::new(column.clone()), value);
        }
        let (table, part) = (named.table.clone(), named.part.clone());
        let common = self.common(Common { table, part, natural: true, file: named.file });
        let (label, spot) = (named.label().into(), named.spot);
        self.rows.push(ResolvedRow { common, label, spot, values, expected: true });
    }
}
