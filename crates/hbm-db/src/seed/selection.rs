//! Which rows of the seed files are meant. Pure.

use super::problem::nearest;
use super::{BASE, DEFAULT_SETS, Load, Recorded, RowFile, SeedFile, SeedRow, SeedSet, Value};
use crate::advice::{Advice, Operation};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rows of seed files, by file and set.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Sets by the table of the file.
    parts: Parts,
    /// Of those, the rows that loading them did not put in, by their full names.
    found: BTreeSet<String>,
    /// What was selected, by the names it is recorded under.
    names: BTreeSet<String>,
    /// Where rows may be that the selected ones refer to.
    pub others: Others,
}

/// Where rows may be that selected ones refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// Among the selected ones.
    Selected,
    /// In the database as well.
    Anywhere,
}

type Parts = BTreeMap<String, BTreeSet<Arc<str>>>;

/// What a name names.
enum Named<'a> {
    Set(&'a str),
    File(&'a SeedFile),
}

impl Selection {
    /// These sets; base is always among them, and where none is named, base and dev. Seeds that have neither are loaded
    /// as a whole.
    ///
    /// # Errors
    /// Exit 2 for a set that no file has.
    pub fn of_sets(seeds: &SeedSet, named: &[String]) -> Result<Self> {
        let known = seeds.sets();
        if let Some(unknown) = named.iter().find(|set| !known.contains(set.as_str())) {
            let names: Vec<&str> = known.into_iter().collect();
            return Err(Error::usage(format!(
                "no seed file has a set {unknown}; there are {}",
                names.join(", ")
            )));
        }
        let mut sets: BTreeSet<&str> = named.iter().map(String::as_str).collect();
        if sets.is_empty() {
            sets = seeds.default_sets();
        } else if known.contains(BASE) {
            sets.insert(BASE);
        }
        Ok(Self {
            parts: seeds.parts(|_, set| sets.contains(set)),
            found: BTreeSet::new(),
            names: sets.into_iter().map(str::to_owned).collect(),
            others: Others::Selected,
        })
    }

    /// These sets and files and nothing else. Of a file those sets count that are loaded when none is named.
    ///
    /// # Errors
    /// Exit 2 for a name that is neither.
    pub fn alone(seeds: &SeedSet, names: &[String]) -> Result<Self> {
        let mut selection = Self {
            parts: Parts::new(),
            found: BTreeSet::new(),
            names: BTreeSet::new(),
            others: Others::Anywhere,
        };
        for name in names {
            let (parts, name) = match seeds.named(name)? {
                Named::Set(wanted) => (seeds.parts(|_, set| set == wanted), wanted.to_owned()),
                Named::File(file) => (seeds.default_parts(file), file.name()),
            };
            if parts.is_empty() {
                let sets: BTreeSet<&str> = seeds
                    .files
                    .iter()
                    .filter(|file| file.name() == name)
                    .flat_map(|file| file.sets().into_iter().map(AsRef::as_ref))
                    .collect();
                let sets = sets.into_iter().collect::<Vec<_>>().join(",");
                return Err(Error::usage(format!("{name} has no rows that a plain seed loads")).hint(
                    Advice::to("it has those of the sets: ").run(Operation::Seed, format!("--only {sets}")),
                ));
            }
            selection.add(parts);
            selection.names.insert(name);
        }
        Ok(selection)
    }

    /// What was put in by loading it: of a set or file where one is named, else all of it.
    ///
    /// # Errors
    /// Exit 2 for a name that is neither, nor of anything that was loaded.
    pub fn loaded(seeds: &SeedSet, name: Option<&str>, recorded: &[Recorded]) -> Result<Self> {
        let is_recorded = |name: &str| recorded.iter().any(|record| record.set == name);
        let mut parts = seeds.parts(|_, set| is_recorded(set));
        for file in seeds.files.iter().filter(|file| is_recorded(&file.name())) {
            for (table, sets) in seeds.default_parts(file) {
                parts.entry(table).or_default().extend(sets);
            }
        }
        match name.map(|name| (name, seeds.named(name))) {
            Some((_, Ok(Named::Set(wanted)))) => {
                parts.values_mut().for_each(|sets| sets.retain(|set| **set == *wanted))
            }
            Some((_, Ok(Named::File(wanted)))) => parts.retain(|table, _| *table == wanted.table),
            // The files may have forgotten it.
            Some((name, Err(_))) if recorded.iter().any(|record| record.is_called(name)) => parts.clear(),
            Some((_, Err(error))) => return Err(error),
            None => {}
        }
        parts.retain(|_, sets| !sets.is_empty());
        let mut selection =
            Self { parts, found: BTreeSet::new(), names: BTreeSet::new(), others: Others::Anywhere };
        let recorded: Vec<_> =
            recorded.iter().map(|record| (seeds.sets_of(&record.set), &record.inserted)).collect();
        let is_ours = |file: &SeedFile, row: &SeedRow, name: &String| {
            recorded.iter().any(|(has, inserted)| match inserted {
                // Of a file, what is named was there before.
                Some(inserted) => match &row.part.origin {
                    Some(origin) => inserted.contains(origin.as_ref()) && !inserted.contains(name),
                    None => inserted.contains(name),
                },
                None => has(file, &row.part.set),
            })
        };
        let selected = seeds.rows().filter(|(file, row)| selection.has(file, row));
        let named = selected.map(|(file, row)| (file, row, file.name_of(row)));
        selection.found =
            named.filter(|(file, row, name)| !is_ours(file, row, name)).map(|(_, _, name)| name).collect();
        Ok(selection)
    }

    fn add(&mut self, parts: Parts) {
        for (table, sets) in parts {
            self.parts.entry(table).or_default().extend(sets);
        }
    }

    /// Whether it is what is to be loaded, not what was.
    pub fn is_to_load(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether loading found the row, by its full name, and did not put it in.
    pub fn was_found(&self, name: &str) -> bool {
        self.found.contains(name)
    }

    /// What of it no protected database wants, for people: rows of other sets than base, which only developers and tests need,
    /// and passwords that stand in the files.
    pub fn made_up(&self, seeds: &SeedSet) -> Vec<String> {
        let sets: BTreeSet<&str> =
            self.parts.values().flatten().map(AsRef::as_ref).filter(|set| *set != BASE).collect();
        let published = |row: &SeedRow| row.cells.iter().any(|cell| matches!(cell.value, Value::Hash(..)));
        let rows = seeds.rows().filter(|(file, row)| {
            self.has(file, row) && !sets.contains(row.part.set.as_ref()) && published(row)
        });
        let rows = rows.map(|(file, row)| {
            format!("{}.{}: its password stands in the seed files", file.table, row.label)
        });
        sets.iter().map(|set| format!("the rows of the set {set} are made up")).chain(rows).collect()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether it has that row.
    pub fn has(&self, file: &SeedFile, row: &SeedRow) -> bool {
        self.has_set(file, &row.part.set)
    }

    /// Whether it has that set of a file.
    pub fn has_set(&self, file: &SeedFile, set: &Arc<str>) -> bool {
        self.parts.get(&file.table).is_some_and(|sets| sets.contains(set))
    }

    /// What is to be recorded.
    pub fn loads(&self, seeds: &SeedSet) -> Vec<Load> {
        let load = |name: &String| {
            let has_set = seeds.sets_of(name);
            let has = |file: &SeedFile, row: &SeedRow| has_set(file, &row.part.set);
            let files = seeds.row_files().filter(|(file, rows)| has_set(file, &rows.set));
            let parts = seeds.files.iter().map(|file| {
                let sets = file.sets().into_iter().filter(|set| has_set(file, set));
                (file.place.file.clone(), sets.cloned().collect())
            });
            Load {
                name: name.clone(),
                checksum: seeds.checksum(has, &has_set),
                parts: parts.collect(),
                files: files.map(|(file, rows)| rows.full_name(file)).collect(),
            }
        };
        self.names.iter().map(load).collect()
    }

    /// The names of its sets, for people.
    pub fn sets(&self) -> String {
        let sets: BTreeSet<&str> = self.parts.values().flatten().map(AsRef::as_ref).collect();
        sets.into_iter().collect::<Vec<_>>().join(", ")
    }
}

impl SeedFile {
    /// The name of the file, which is the table's with an ending.
    pub fn name(&self) -> String {
        format!("{}.yaml", self.table)
    }

    /// Its sets.
    fn sets(&self) -> BTreeSet<&Arc<str>> {
        // Equal sets follow each other, mostly.
        let mut last = None;
        let rows = self.rows.iter().map(|row| &row.part.set).filter(|set| last.replace(*set) != Some(*set));
        let sets: BTreeSet<&Arc<str>> = rows.collect();
        sets.into_iter().chain(self.row_files.iter().map(|rows| &rows.set)).collect()
    }

    /// What a row of it is called among all rows: `namespace.table.label`.
    pub fn name_of(&self, row: &SeedRow) -> String {
        if let Some(origin) = &row.part.origin {
            return format!("{origin}:{}", row.label);
        }
        let (namespace, table) = self.table.split_once('.').unwrap_or(("public", &self.table));
        format!("{namespace}.{table}.{}", row.label)
    }
}

impl SeedSet {
    /// All rows, each with its file.
    pub fn rows(&self) -> impl Iterator<Item = (&SeedFile, &SeedRow)> {
        self.files.iter().flat_map(|file| file.rows.iter().map(move |row| (file, row)))
    }

    /// The names of all sets.
    pub fn sets(&self) -> BTreeSet<&str> {
        self.files.iter().flat_map(|file| file.sets().into_iter().map(AsRef::as_ref)).collect()
    }

    /// The sets that are loaded when none is named.
    fn default_sets(&self) -> BTreeSet<&str> {
        let known = self.sets();
        let default: BTreeSet<&str> =
            known.iter().copied().filter(|set| DEFAULT_SETS.contains(set)).collect();
        if default.is_empty() { known } else { default }
    }

    /// The names that something can be recorded under: all sets, and those files that were loaded alone.
    pub fn names(&self, recorded: &[Recorded]) -> BTreeSet<String> {
        let alone = self.files.iter().map(SeedFile::name);
        let alone = alone.filter(|name| recorded.iter().any(|record| record.set == *name));
        self.sets().into_iter().map(str::to_owned).chain(alone).collect()
    }

    /// Whether a recorded name stands for the rows of a set of a file.
    pub fn sets_of<'a>(&'a self, name: &'a str) -> impl Fn(&SeedFile, &str) -> bool + 'a {
        let default = self.default_sets();
        let table = name.strip_suffix(".yaml");
        move |file, set| set == name || table == Some(file.table.as_str()) && default.contains(set)
    }

    /// All files of rows, each with the file that names it.
    pub fn row_files(&self) -> impl Iterator<Item = (&SeedFile, &RowFile)> {
        self.files.iter().flat_map(|file| file.row_files.iter().map(move |rows| (file, rows)))
    }

    fn parts(&self, wanted: impl Fn(&SeedFile, &str) -> bool) -> Parts {
        let parts = self.files.iter().map(|file| {
            let sets = file.sets().into_iter().filter(|set| wanted(file, set)).cloned();
            (file.table.clone(), sets.collect::<BTreeSet<_>>())
        });
        parts.filter(|(_, sets)| !sets.is_empty()).collect()
    }

    fn default_parts(&self, wanted: &SeedFile) -> Parts {
        let sets = self.default_sets();
        self.parts(|file, set| file.table == wanted.table && sets.contains(set))
    }

    /// A set, or a file by its table or name. Where both have the name, the set is meant.
    fn named<'a>(&'a self, name: &str) -> Result<Named<'a>> {
        if let Some(set) = self.sets().into_iter().find(|set| *set == name) {
            return Ok(Named::Set(set));
        }
        // Also as errors name it, with its folders.
        let file = name.rsplit('/').next().unwrap_or(name);
        let table = file.strip_suffix(".yaml").unwrap_or(name);
        if let Some(file) = self.files.iter().find(|file| file.table == table) {
            return Ok(Named::File(file));
        }
        let tables = self.files.iter().map(|file| file.table.as_str());
        let known: Vec<&str> = self.sets().into_iter().chain(tables).collect();
        let near = nearest(name, known.iter().copied());
        Err(Error::usage(format!("there is no set and no seed file {name}{near}")))
    }
}

#[cfg(test)]
mod tests;
