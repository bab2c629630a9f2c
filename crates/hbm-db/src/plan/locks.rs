//! How many locks the transaction of a plan takes at the least. A server has room for so many.

use crate::catalog::{Catalog, Column, ConstraintKind, Name, Object, ObjectId};
use crate::diff::Change;
use std::collections::HashSet;

/// Each relation that is made, changed or dropped is locked to the end of the transaction; with a table, what is stored
/// beside it.
pub(super) fn needed(changes: &[Change], live: &Catalog, desired: &Catalog) -> usize {
    let mut tables: HashSet<&Name> = HashSet::new();
    let mut others = 0;
    for change in changes {
        let (catalog, object) = match change {
            Change::Create { object, .. } | Change::Alter { to: object, .. } => (desired, Some(object)),
            Change::Drop { object, .. } => (live, Some(object)),
            Change::Rename { .. } => (live, None),
        };
        if let ObjectId::Table(name) = change.id() {
            tables.insert(name);
            let is_long = catalog.columns(name).into_iter().any(|(_, column)| has_long_values(column));
            others += if is_long { 2 } else { 0 };
        }
        tables.extend(change.id().table());
        others += match (change.id(), object) {
            (ObjectId::Index(..) | ObjectId::Sequence(_), _) => 1,
            (_, Some(Object::Column(column))) => usize::from(column.identity.is_some()),
            (_, Some(Object::Constraint(constraint))) => {
                tables.extend(constraint.references.as_ref().map(|foreign| &foreign.table));
                usize::from(!matches!(constraint.kind, ConstraintKind::Check | ConstraintKind::ForeignKey))
            }
            _ => 0,
        };
    }
    tables.len() + others
}

/// Whether values may be stored beside the table: then it has a table and an index for them.
fn has_long_values(column: &Column) -> bool {
    let data_type = column.data_type.as_str();
    data_type.ends_with("[]")
        || ["text", "json", "jsonb", "bytea", "xml", "character varying", "numeric"].contains(&data_type)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Constraint, Ident, Identity, Index, Position, SequenceOptions, Table};
    use crate::diff::compare;

    #[test]
    fn what_is_made_and_what_is_dropped_is_counted() {
        let name = Name::new("public", "t");
        let options = SequenceOptions {
            data_type: "integer".into(),
            start: 1,
            increment: 1,
            min: 1,
            max: 9,
            cache: 1,
            cycle: false,
        };
        let column = |data_type: &str, identity| Column {
            position: Position(1),
            data_type: data_type.into(),
            enum_type: None,
            not_null: false,
            default: None,
            identity,
            generated: None,
            collation: None,
            below: crate::catalog::Below::default(),
        };
        let identity = Identity { always: true, options, sequence: crate::catalog::CalledAs::default() };
        let key = Constraint {
            kind: ConstraintKind::PrimaryKey,
            definition: "PRIMARY KEY (id)".into(),
            columns: vec![Ident::new("id")],
            references: None,
        };
        let index = Index { unique: false, definition: "USING btree (a)".into(), valid: true };
        let child = |kind: fn(Name, Ident) -> ObjectId, own: &str| kind(name.clone(), Ident::new(own));
        let objects = [
            (ObjectId::Table(name.clone()), Object::Table(Table { unlogged: false })),
            (child(ObjectId::Column, "id"), Object::Column(column("integer", Some(identity)))),
            (child(ObjectId::Column, "a"), Object::Column(column("text", None))),
            (child(ObjectId::Constraint, "t_pkey"), Object::Constraint(key)),
            (child(ObjectId::Index, "t_a_idx"), Object::Index(index)),
        ];
        let made = Catalog { objects: objects.into(), ..Catalog::default() };
        let nothing = Catalog::default();
        // The table, its long values with their index, the sequence, the key and the index.
        assert_eq!(needed(&compare(&nothing, &made), &nothing, &made), 6);
        assert_eq!(needed(&compare(&made, &nothing), &made, &nothing), 6);
        assert_eq!(needed(&[], &made, &made), 0);
    }
}
