//! The files of a folder, as they are and as they are to be.

use super::change::Change;
use crate::catalog::{Catalog, Id};
use crate::desired;
use crate::error::{Error, Result};
use crate::pull::{Home, Homes, Statements, places, text};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The files of a folder.
pub(super) struct Folder {
    /// Their texts as they are to be.
    pub(super) texts: BTreeMap<PathBuf, String>,
    /// Their texts as they are.
    earlier: BTreeMap<PathBuf, String>,
    /// What was made anew, and where it is.
    made: BTreeMap<Home, PathBuf>,
    /// Where objects would be that files of other names make.
    homeless: BTreeSet<PathBuf>,
}

impl Folder {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let earlier = desired::texts(folder)?;
        Ok(Self { texts: earlier.clone(), earlier, made: BTreeMap::new(), homeless: BTreeSet::new() })
    }

    /// Makes the files of objects anew that differ, and removes those of objects that are gone. False where all of them were
    /// made before, so that it would be of no use.
    ///
    /// # Errors
    /// Exit 2 where an object is made by a file that is not the one that it would have.
    pub(super) fn make(
        &mut self,
        unlike: &BTreeSet<Id>,
        statements: &BTreeMap<Home, Statements>,
        live: &Catalog,
        (before, everywhere): (&Catalog, &Catalog),
    ) -> Result<bool> {
        let (homes, earlier) = (Homes::of(live), Homes::of(before));
        let home_of = |id: &Id| if live.has(id) { homes.home(id) } else { earlier.home(id) };
        // What every database has is made by no file.
        let is_made = |id: &Id| before.has(id) && !everywhere.has(id);
        let had: BTreeSet<Home> =
            before.objects.keys().filter(|id| is_made(id)).map(|id| earlier.home(id)).collect();
        let all = statements.keys().chain(&had).cloned().collect();
        let places = places(&all);
        let own = |home: &Home| places.get(home).filter(|place| !self.earlier.contains_key(*place));
        self.homeless = had.iter().filter_map(own).cloned().collect();
        // What stands in another file now, as a sequence that a column got, is taken out of the one where it stood.
        let moved = before.objects.keys().filter(|id| is_made(id) && live.has(id));
        let moved = moved.map(|id| (earlier.home(id), homes.home(id))).filter(|(from, to)| from != to);
        let moved = moved.flat_map(|(from, to)| [from, to]);
        let new: BTreeSet<Home> =
            unlike.iter().map(home_of).chain(moved).filter(|home| !self.made.contains_key(home)).collect();
        let mut elsewhere = Vec::new();
        let mut is_of_use = false;
        for home in &new {
            // What no statement makes, and no file made.
            let Some(place) = places.get(home) else { continue };
            is_of_use = true;
            let is_there = self.earlier.contains_key(place);
            if had.contains(home) && !is_there {
                let differs = unlike.iter().filter(|id| home_of(id) == *home);
                elsewhere.extend(differs.map(|id| format!("{id}, which would be in {}", place.display())));
            }
            self.refuse_other_case(place)?;
            match statements.get(home) {
                Some(statements) => {
                    let text = text(statements, self.earlier.get(place).map(String::as_str));
                    self.texts.insert(place.clone(), text);
                }
                None => drop(self.texts.remove(place)),
            }
            self.made.insert(home.clone(), place.clone());
        }
        if elsewhere.is_empty() { Ok(is_of_use) } else { Err(self.elsewhere(&places, elsewhere)) }
    }

    /// The file that was made anew for an object.
    pub(super) fn place_of(&self, id: &Id, live: &Catalog) -> Option<PathBuf> {
        self.made.get(&Homes::of(live).home(id)).cloned()
    }

    /// The error for objects that differ and that are made in other files than pull writes.
    fn elsewhere(&self, places: &BTreeMap<Home, PathBuf>, differs: Vec<String>) -> Error {
        let own: BTreeSet<&PathBuf> = places.values().collect();
        let others = self.earlier.keys().filter(|path| !own.contains(path));
        Error::usage("what differs is made by files that pull did not write; nothing was written")
            .details(differs)
            .details(others.map(|path| format!("not written by pull: {}", path.display())))
            .hint("take it out of the file that makes it, or pull into another folder")
    }

    /// The error for files that make objects of several files, where one of them was to be made anew; none where every object
    /// has a file of its own.
    pub(super) fn several_in_one(&self) -> Option<Error> {
        if self.homeless.is_empty() {
            return None;
        }
        let others =
            self.homeless.iter().map(|place| format!("not in a file of its own: {}", place.display()));
        Some(
            Error::usage(
                "a file that makes several objects cannot be made anew for one of them; nothing was written",
            )
            .details(others.collect::<Vec<_>>())
            .hint("give each of these a file of its own, or pull into another folder"),
        )
    }

    /// Two names that differ by case alone are one file elsewhere.
    fn refuse_other_case(&self, place: &Path) -> Result<()> {
        let lower = |path: &Path| path.to_string_lossy().to_lowercase();
        let is_other = |other: &&PathBuf| *other != place && lower(other) == lower(place);
        match self.texts.keys().find(is_other) {
            None => Ok(()),
            Some(other) => Err(Error::usage(format!(
                "{} would be written beside {}, from which it differs by case alone",
                place.display(),
                other.display()
            ))
            .hint(format!("remove {}, and pull it again", other.display()))),
        }
    }

    /// What is to happen to which file. `statements` are those of the files as they were, had pull written them.
    pub(super) fn changes(&self, statements: &BTreeMap<Home, Statements>) -> Vec<Change> {
        let homes: BTreeMap<&PathBuf, &Home> = self.made.iter().map(|(home, path)| (path, home)).collect();
        let as_written = |path: &PathBuf, is: &str| {
            let home = homes.get(path);
            let own = home.and_then(|home| Some(text(statements.get(*home)?, Some(is))));
            own.is_some_and(|own| own == is)
        };
        let mut changes = Vec::new();
        let paths: BTreeSet<&PathBuf> = self.earlier.keys().chain(self.texts.keys()).collect();
        for path in paths {
            let (is, to) = (self.earlier.get(path).cloned(), self.texts.get(path).cloned());
            if is == to {
                continue;
            }
            let is_asked = match (&is, &to) {
                (Some(is), Some(_)) => !as_written(path, is),
                (Some(_), None) => true,
                (None, _) => false,
            };
            changes.push(Change { path: path.clone(), is, to, is_asked });
        }
        changes
    }
}
