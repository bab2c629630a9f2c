//! What may be a rename: asked for where rows could be lost, done where none can.

use super::alike::Alike;
use super::{Change, Rename};
use crate::catalog::{Catalog, Constraint, Ident, Index, Name, Object, ObjectId, Sequence};
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

/// A drop and a creation that may be a rename: rows would be lost by taking them literally.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What would be dropped.
    pub from: ObjectId,
    /// What it may be called from now on.
    pub to: Ident,
}

impl Candidate {
    /// The rename, if it is one.
    pub fn rename(&self) -> Rename {
        let mut path: Vec<String> = self
            .from
            .namespace()
            .into_iter()
            .chain(self.from.table().map(|table| &table.name))
            .map(|part| part.as_str().to_owned())
            .collect();
        path.push(self.from.last().as_str().to_owned());
        Rename { path, to: self.to.as_str().to_owned(), requested: true }
    }

    /// The flag that says yes.
    pub fn flag(&self) -> String {
        let namespace = self.from.namespace().filter(|name| name.as_str() != "public");
        let parts =
            namespace.into_iter().chain(self.from.table().map(|table| &table.name)).chain([self.from.last()]);
        let path: Vec<String> = parts.map(flag_name).collect();
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
type Group<'a> = (Vec<&'a ObjectId>, Vec<&'a Ident>);

/// The possible renames among the changes: tables with the same columns, columns of the same type in one table.
pub fn candidates(changes: &[Change], live: &Catalog, desired: &Catalog) -> Candidates {
    let mut tables: BTreeMap<(&Ident, Shape<'_>), Group<'_>> = BTreeMap::new();
    let mut columns: BTreeMap<(&Name, &str), Group<'_>> = BTreeMap::new();
    for change in changes {
        match change {
            Change::Drop { id: id @ ObjectId::Table(old), .. } => {
                tables.entry((&old.namespace, shape(live, old))).or_default().0.push(id);
            }
            Change::Create { id: ObjectId::Table(new), .. } => {
                tables.entry((&new.namespace, shape(desired, new))).or_default().1.push(&new.name);
            }
            Change::Drop { id: id @ ObjectId::Column(table, _), object: Object::Column(old) }
                if desired.has_table(table) =>
            {
                columns.entry((table, &old.data_type)).or_default().0.push(id);
            }
            Change::Create { id: ObjectId::Column(table, name), object: Object::Column(new) }
                if live.has_table(table) =>
            {
                columns.entry((table, &new.data_type)).or_default().1.push(name);
            }
            _ => {}
        }
    }
    let mut found = Candidates::default();
    tables.into_values().chain(columns.into_values()).for_each(|group| found.add(group));
    found.likely.sort_by(|one, other| one.from.cmp(&other.from));
    found
}

/// So many pairs of a group are all asked about.
const PAIRS: usize = 25;

impl Candidates {
    fn add(&mut self, (dropped, made): Group<'_>) {
        let pairs = dropped.len().saturating_mul(made.len());
        let before = self.likely.len();
        let candidate = |from: &ObjectId, to: &Ident| Candidate { from: from.clone(), to: to.clone() };
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

type Shape<'a> = BTreeMap<&'a Ident, &'a str>;

fn shape<'a>(catalog: &'a Catalog, table: &Name) -> Shape<'a> {
    catalog.columns(table).into_iter().map(|(name, column)| (name, column.data_type.as_str())).collect()
}

/// What an object without rows is, apart from its name.
#[derive(PartialEq, Eq, Hash)]
enum Body<'a> {
    Constraint(&'a Constraint),
    Index(&'a Index),
    Sequence(&'a Sequence),
}

impl<'a> Body<'a> {
    /// None for what holds rows or has a value of its own, and for an invalid index, which is to be built again.
    fn of(object: &'a Object) -> Option<Self> {
        match object {
            Object::Constraint(constraint) => Some(Self::Constraint(constraint)),
            Object::Index(index) if index.valid => Some(Self::Index(index)),
            Object::Sequence(sequence) if sequence.owned_by.is_some() => Some(Self::Sequence(sequence)),
            _ => None,
        }
    }
}

/// Turns a drop and a creation of equal objects in one place into a rename, for objects that hold no rows.
pub(super) fn pair_equals(changes: Vec<Change>, desired: &Catalog) -> Vec<Change> {
    let nameless = |id: &ObjectId| id.with_last(&Ident::new(""));
    // The forms of what is made, by where it is made; those that were made first stand first.
    let mut made: HashMap<(ObjectId, Body<'_>), VecDeque<usize>> = HashMap::new();
    for (at, change) in changes.iter().enumerate() {
        let Change::Create { id, .. } = change else { continue };
        for form in [desired.objects.get(id), desired.alternates.get(id)].into_iter().flatten() {
            if let Some(body) = Body::of(form) {
                made.entry((nameless(id), body)).or_default().push_back(at);
            }
        }
    }
    let mut renames: HashMap<usize, Ident> = HashMap::new();
    let mut taken: HashSet<usize> = HashSet::new();
    for (at, change) in changes.iter().enumerate() {
        let Change::Drop { id, object } = change else { continue };
        let Some(body) = Body::of(object) else { continue };
        let Some(equals) = made.get_mut(&(nameless(id), body)) else { continue };
        // An object with two forms stands in two lists.
        let create = std::iter::from_fn(|| equals.pop_front()).find(|create| taken.insert(*create));
        if let Some(create) = create {
            renames.insert(at, changes[create].id().last().clone());
        }
    }
    drop(made);
    let kept = changes.into_iter().enumerate().filter(|(at, _)| !taken.contains(at));
    kept.map(|(at, change)| match renames.remove(&at) {
        Some(to) => Change::Rename { id: change.id().clone(), to },
        None => change,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Column, Position, Table};

    /// Tables that have one column each.
    fn tables(names: impl Iterator<Item = String>) -> Catalog {
        let mut catalog = Catalog::default();
        for name in names {
            let name = Name::new("public", name);
            let column = Column {
                position: Position(1),
                data_type: "integer".into(),
                enum_type: None,
                not_null: false,
                default: None,
                identity: None,
                generated: None,
                collation: None,
                below: crate::catalog::Below::default(),
            };
            let id = ObjectId::Column(name.clone(), Ident::new("id"));
            catalog.objects.insert(id, Object::Column(column));
            catalog.objects.insert(ObjectId::Table(name), Object::Table(Table { unlogged: false }));
        }
        catalog
    }

    #[test]
    fn where_many_go_and_many_come_only_names_alike_are_asked_about() {
        for (count, likely, pairs) in [(1, 1..=1, 1), (5, 25..=25, 25), (300, 300..=900, 90_000)] {
            let live = tables((0..count).map(|n| format!("t{n}")));
            let desired = tables((0..count).map(|n| format!("u{n}")));
            let changes = crate::diff::compare(&live, &desired);
            let found = candidates(&changes, &live, &desired);
            assert!(likely.contains(&found.likely.len()), "{count}: {}", found.likely.len());
            assert_eq!(found.likely.len() + found.unlikely, pairs);
            for n in 0..count {
                let meant = Candidate {
                    from: ObjectId::Table(Name::new("public", format!("t{n}"))),
                    to: Ident::new(format!("u{n}")),
                };
                assert!(found.likely.contains(&meant), "t{n} of {count}");
            }
        }
    }

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

    #[test]
    fn the_flag_of_a_candidate_means_that_candidate() {
        for from in [
            ObjectId::Column(Name::new("public", "t"), Ident::new("phone")),
            ObjectId::Column(Name::new("sales", "t"), Ident::new("phone")),
            ObjectId::Table(Name::new("sales", "old")),
            ObjectId::Column(Name::new("public", "a.b"), Ident::new("p\"q=r")),
        ] {
            let candidate = Candidate { from: from.clone(), to: Ident::new("new") };
            let flag = candidate.flag();
            let word = flag.strip_prefix("--rename ").expect("a flag").trim_matches('\'');
            let given: Rename = word.parse().expect("a rename");
            for rename in [given, candidate.rename()] {
                let mut live = Catalog::default();
                live.objects.insert(from.clone(), Object::Namespace);
                let mut desired = Catalog::default();
                desired.objects.insert(from.with_last(&candidate.to), Object::Namespace);
                let done = crate::diff::apply_renames(&mut live, &desired, &[rename]);
                assert_eq!(done, Ok(vec![Change::Rename { id: from.clone(), to: candidate.to.clone() }]));
                assert_eq!(live, desired);
            }
        }
    }
}
