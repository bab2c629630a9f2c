//! Rows with the same key in several places, of which at least one is a file of rows. Reads the files.

use super::resolve::Resolver;
use super::resolved::known;
use super::{Place, Problem, ResolvedRow, RowFile};
use crate::catalog::{Ident, Name};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

impl Resolver<'_> {
    /// No row of a file may have the key of a row that is elsewhere. Two rows of one file are found when it is loaded.
    pub(super) fn unique_in_files(&mut self) {
        let loaded = self.row_files.iter().filter(|file| file.is_loaded());
        let tables: BTreeSet<Arc<Name>> = loaded.map(|file| file.table.clone()).collect();
        for table in tables {
            match self.in_several_places(&table) {
                Ok(mut problems) => self.problems.append(&mut problems),
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    fn in_several_places(&self, table: &Name) -> Result<Vec<Problem>, Problem> {
        let Some(key) = self.keys.get(table) else { return Ok(Vec::new()) };
        let files = self.row_files.iter().filter(|file| file.is_loaded() && *file.table == *table);
        let files: Vec<&RowFile> = files.map(|file| &file.rows).collect();
        let is_written = |row: &&ResolvedRow| !row.expected && **row.table() == *table;
        if files.len() < 2 && !self.rows.iter().any(|row| is_written(&row)) {
            return Ok(Vec::new());
        }
        // There are many: what is kept of each is a number.
        let mut numbers = self.numbers_of_rows(key, is_written);
        for file in &files {
            let mut own = Vec::new();
            each_key(file, key, |_, values| own.push(number(values)))?;
            own.sort_unstable();
            own.dedup();
            numbers.append(&mut own);
        }
        numbers.sort_unstable();
        let twice = numbers.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let twice: HashSet<u64> = twice.collect();
        drop(numbers);
        if twice.is_empty() {
            return Ok(Vec::new());
        }
        let mut first: HashMap<Vec<String>, Place> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate().filter(|(_, row)| is_written(row)) {
            if let Some(values) = self.key_of(at, key).filter(|values| twice.contains(&number(values))) {
                first.insert(values.into_iter().map(str::to_owned).collect(), row.place());
            }
        }
        let names: Vec<String> = key.iter().map(|name| name.as_str().to_owned()).collect();
        let names = names.join(", ");
        let mut problems = Vec::new();
        for file in files {
            each_key(file, key, |line, values| {
                if !twice.contains(&number(values)) {
                    return;
                }
                let place = file.place(line, 1);
                let values = values.iter().map(|value| (*value).to_owned()).collect();
                let first = first.entry(values).or_insert_with(|| place.clone());
                if first.file != place.file {
                    problems.push(Problem::new(place, format!("the same {names} as in {first}")));
                }
            })?;
        }
        Ok(problems)
    }

    fn numbers_of_rows(&self, key: &[Ident], is_written: impl Fn(&&ResolvedRow) -> bool) -> Vec<u64> {
        let rows = self.rows.iter().enumerate().filter(|(_, row)| is_written(row));
        let mut numbers: Vec<u64> = rows.filter_map(|(at, _)| Some(number(&self.key_of(at, key)?))).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The key of a row, where it is known without the database.
    fn key_of(&self, row: usize, key: &[Ident]) -> Option<Vec<&str>> {
        key.iter().map(|column| known(&self.rows, row, column)).collect()
    }
}

/// The keys of the rows of a file, with their lines.
fn each_key(file: &RowFile, key: &[Ident], mut each: impl FnMut(u32, &[&str])) -> Result<(), Problem> {
    let columns = file.columns()?;
    let places: Option<Vec<usize>> =
        key.iter().map(|name| columns.iter().position(|(own, _)| own.as_ref() == name)).collect();
    match places {
        Some(places) => file.each_of(&places, &mut each),
        // That it is missing is told before.
        None => Ok(()),
    }
}

fn number(values: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    values.hash(&mut hasher);
    hasher.finish()
}
