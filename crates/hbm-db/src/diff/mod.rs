//! Catalog × Catalog → [`Change`]s.
//!
//! The comparison is by identity and equality alone and names no kind of object.

mod alike;
mod candidate;
mod change;
mod expression;
mod rename;
mod rewrite;

pub use candidate::{Candidate, Candidates, candidates, shell_word};
pub use change::Change;
pub use expression::{casts, mentions};
pub use rename::{Rename, RenameError, apply as apply_renames, unquoted_path};

use crate::catalog::{Catalog, Kind};

/// What has to change in `live` for it to equal `desired`.
///
/// Objects that differ only by name and carry no rows (constraints, indexes, owned sequences) become
/// renames. Extensions that `desired` does not name are left alone: they belong to the database, not to the app.
pub fn compare(live: &Catalog, desired: &Catalog) -> Vec<Change> {
    let mut changes = Vec::new();
    for (id, object) in &desired.objects {
        match live.objects.get(id) {
            None => changes.push(Change::Create { id: id.clone(), object: object.clone() }),
            Some(found) if !desired.accepts(id, found) => {
                changes.push(Change::Alter { id: id.clone(), from: found.clone(), to: object.clone() })
            }
            Some(_) => {}
        }
    }
    for (id, object) in &live.objects {
        if !desired.objects.contains_key(id) && !matches!(id.kind(), Kind::Extension | Kind::Namespace) {
            changes.push(Change::Drop { id: id.clone(), object: object.clone() });
        }
    }
    candidate::pair_equals(changes, desired)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Extension, Ident, Index, Name, Object, ObjectId, Sequence, SequenceOptions};

    fn catalog(objects: impl IntoIterator<Item = (ObjectId, Object)>) -> Catalog {
        Catalog { objects: objects.into_iter().collect(), ..Catalog::default() }
    }

    fn index(name: &str, definition: &str, valid: bool) -> Catalog {
        let id = ObjectId::Index(Name::new("public", "t"), Ident::new(name));
        catalog([(id, Object::Index(Index { unique: false, definition: definition.into(), valid }))])
    }

    fn sequence(name: &str, owned: bool) -> Catalog {
        let options = SequenceOptions {
            data_type: "bigint".into(),
            start: 1,
            increment: 1,
            min: 1,
            max: 9,
            cache: 1,
            cycle: false,
        };
        let owned_by = owned.then(|| (Name::new("public", "t"), Ident::new("id")));
        catalog([(
            ObjectId::Sequence(Name::new("public", name)),
            Object::Sequence(Sequence { options, owned_by }),
        )])
    }

    fn told(live: &Catalog, desired: &Catalog) -> Vec<String> {
        compare(live, desired).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_belongs_to_the_database_is_not_dropped() {
        let live = catalog([
            (ObjectId::Namespace(Ident::new("sales")), Object::Namespace),
            (
                ObjectId::Extension(Ident::new("citext")),
                Object::Extension(Extension { namespace: Ident::new("public") }),
            ),
        ]);
        assert_eq!(told(&live, &Catalog::default()), [""; 0]);
        assert_eq!(told(&Catalog::default(), &live), ["create schema sales", "create extension citext"]);
    }

    #[test]
    fn equal_objects_without_rows_are_renamed() {
        let a = "USING btree (a)";
        for (live, desired, expected) in [
            (index("i", a, true), index("j", a, true), vec!["rename index t.i to j"]),
            // One that is not valid is built again.
            (index("i", a, false), index("j", a, false), vec!["create index t.j", "drop index t.i"]),
            (
                index("i", a, true),
                index("j", "USING btree (b)", true),
                vec!["create index t.j", "drop index t.i"],
            ),
            (index("i", a, true), index("i", "USING btree (b)", true), vec!["alter index t.i"]),
            (sequence("s", true), sequence("r", true), vec!["rename sequence s to r"]),
            // A free one has a value of its own.
            (sequence("s", false), sequence("r", false), vec!["create sequence r", "drop sequence s"]),
        ] {
            assert_eq!(told(&live, &desired), expected);
        }
    }
}
