//! What may be a rename: asked for where rows could be lost.

use super::Rename;
use super::alike::Alike;
use crate::compare::Differences;
use crate::kinds::rules;
use crate::rules::{Item, Taken};
use hbm_db_catalog::{Catalog, Id, Ident, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// A drop and a creation that may be a rename: rows would be lost by taking them literally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What would be dropped.
    pub from: Id,
    /// What it may be called from now on.
    pub to: Ident,
}

impl Candidate {
    /// The rename, if it is one.
    pub fn rename(&self) -> Rename {
        let path = self.from.path().iter().map(|part| part.as_str().to_owned()).collect();
        Rename { path, to: self.to.as_str().to_owned(), requested: true }
    }

    /// The flag that says yes.
    pub fn flag(&self) -> String {
        let path = self.from.path();
        let hidden = usize::from(path.len() > 1 && path[0].as_str() == "public");
        let path: Vec<String> = path.iter().skip(hidden).map(flag_name).collect();
        format!("--rename {}", shell_word(&format!("{}={}", path.join("."), flag_name(&self.to))))
    }
}

/// A name in a flag: quoted where it would be read as something else.
fn flag_name(name: &Ident) -> String {
    let text = name.as_str();
    let ambiguous = text.contains(['.', '=', '"']) || text.trim() != text;
    if ambiguous { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

/// A word for a shell: quoted where it would be read as something else.
pub fn shell_word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.:=-".contains(c);
    if text.chars().all(plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}

/// The possible renames among the changes.
#[derive(Debug, Default)]
pub struct Candidates {
    /// Those to ask about.
    pub likely: Vec<Candidate>,
    /// How many more pairs there are, which are taken as drops and creations: where many are dropped and many made,
    /// only names that are much alike are asked about.
    pub unlikely: usize,
}

/// What is dropped and what is made that could each be the other.
type Group<'a> = (Vec<&'a Id>, Vec<&'a Ident>);

/// The possible renames among the differences: of tables with the same columns, of columns of one type in one table.
pub fn candidates(found: &Differences, live: &Catalog, desired: &Catalog) -> Candidates {
    type Place = (Kind, Vec<Ident>, String);
    let mut groups: BTreeMap<Place, Group<'_>> = BTreeMap::new();
    let place = |side, other: &Catalog, id: &Id| -> Option<Place> {
        let item = Item::of(side, id)?;
        // What goes or comes with the table it is of is no rename.
        if item.object.parent.as_ref().is_some_and(|parent| !other.has(parent)) {
            return None;
        }
        let shape = rules(id.kind()).shape(item)?;
        let path = id.path();
        Some((id.kind(), path[..path.len().saturating_sub(1)].to_vec(), shape))
    };
    let taken = |side: &Catalog| -> BTreeSet<Taken> {
        let names = side.objects.keys().filter_map(|id| Item::of(side, id));
        names.flat_map(|item| rules(item.id.kind()).takes(item)).collect()
    };
    let (before, after) = match found.unwanted.is_empty() || found.missing.is_empty() {
        true => (BTreeSet::new(), BTreeSet::new()),
        false => (taken(live), taken(desired)),
    };
    // Whose name something else takes, or had, is no rename.
    let is_free = |side: &Catalog, others: &BTreeSet<Taken>, id: &Id| {
        let names = Item::of(side, id).map(|item| rules(id.kind()).takes(item)).unwrap_or_default();
        !names.iter().any(|name| others.contains(name))
    };
    for id in found.unwanted.iter().filter(|id| is_free(live, &after, id)) {
        if let Some(place) = place(live, desired, id) {
            groups.entry(place).or_default().0.push(id);
        }
    }
    for id in found.missing.iter().filter(|id| is_free(desired, &before, id)) {
        if let Some(place) = place(desired, live, id) {
            groups.entry(place).or_default().1.push(id.last());
        }
    }
    let mut found = Candidates::default();
    groups.into_values().for_each(|group| found.add(group));
    found.likely.sort_by(|one, other| one.from.cmp(&other.from));
    found
}

/// So many pairs of a group are all asked about.
const PAIRS: usize = 25;

impl Candidates {
    fn add(&mut self, (dropped, made): Group<'_>) {
        let pairs = dropped.len().saturating_mul(made.len());
        let before = self.likely.len();
        let candidate = |from: &Id, to: &Ident| Candidate { from: from.clone(), to: to.clone() };
        if pairs <= PAIRS {
            self.likely.extend(dropped.iter().flat_map(|from| made.iter().map(|to| candidate(from, to))));
            return;
        }
        let alike = Alike::among(&made);
        for from in dropped {
            self.likely.extend(alike.to(from.last()).into_iter().map(|to| candidate(from, to)));
        }
        self.unlikely += pairs - (self.likely.len() - before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_survive_a_shell() {
        for (text, word) in [
            ("users.phone=mobile", "users.phone=mobile"),
            ("drop_column:t.a", "drop_column:t.a"),
            ("t.My Column=x", "'t.My Column=x'"),
            ("t.it's=x", "'t.it'\\''s=x'"),
            ("t.$HOME=x", "'t.$HOME=x'"),
        ] {
            assert_eq!(shell_word(text), word);
        }
    }
}
