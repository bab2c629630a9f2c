//! What may be a rename: asked for where rows could be lost, done where none can.

use super::{Change, Rename};
use crate::catalog::{Catalog, Ident, Kind, Name, Object, ObjectId};
use std::collections::BTreeMap;

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
        let parts = namespace.into_iter().chain(self.from.table().map(|table| &table.name)).chain([self.from.last()]);
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

/// The possible renames among the changes: tables with the same columns, columns of the same type in one table.
pub fn candidates(changes: &[Change], live: &Catalog, desired: &Catalog) -> Vec<Candidate> {
    let mut found = Vec::new();
    for drop in changes {
        let Change::Drop { id: from, object } = drop else {
            continue;
        };
        for create in changes {
            let Change::Create { id: to, object: wanted } = create else {
                continue;
            };
            let possible = match (from, to) {
                (ObjectId::Table(old), ObjectId::Table(new)) => {
                    old.namespace == new.namespace && shape(live, old) == shape(desired, new)
                }
                (ObjectId::Column(old, _), ObjectId::Column(new, _)) => {
                    old == new
                        && live.has_table(old)
                        && desired.has_table(old)
                        && matches!((object, wanted), (Object::Column(a), Object::Column(b)) if a.data_type == b.data_type)
                }
                _ => false,
            };
            if possible {
                found.push(Candidate { from: from.clone(), to: to.last().clone() });
            }
        }
    }
    found
}

fn shape<'a>(catalog: &'a Catalog, table: &'a Name) -> BTreeMap<&'a Ident, &'a str> {
    catalog.columns(table).into_iter().map(|(name, column)| (name, column.data_type.as_str())).collect()
}

/// Turns a drop and a creation of equal objects in one place into a rename, for objects that hold no rows.
pub(super) fn pair_equals(mut changes: Vec<Change>, desired: &Catalog) -> Vec<Change> {
    let mut at = 0;
    while at < changes.len() {
        let renamed = match &changes[at] {
            Change::Drop { id, object }
                if matches!(id.kind(), Kind::Constraint | Kind::Index | Kind::Sequence) =>
            {
                changes.iter().position(|change| {
                    matches!(change, Change::Create { id: new, .. }
                        if new.kind() == id.kind() && id.with_last(new.last()) == *new
                            && desired.accepts(new, object) && can_rename(object))
                })
            }
            _ => None,
        };
        let Some(create) = renamed else {
            at += 1;
            continue;
        };
        let to = changes[create].id().last().clone();
        let id = changes[at].id().clone();
        changes[at] = Change::Rename { id, to };
        changes.remove(create);
        if create < at {
            at -= 1;
        }
        at += 1;
    }
    changes
}

/// A free sequence has a value of its own, and an invalid index is to be built again.
fn can_rename(object: &Object) -> bool {
    match object {
        Object::Sequence(sequence) => sequence.owned_by.is_some(),
        Object::Index(index) => index.valid,
        _ => true,
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
