//! A rename, done in a catalog: in names, and in the texts that mention them.

use super::expression::{replace_names, replace_word};
use crate::catalog::{CalledAs, Catalog, Column, Ident, Name, Object, ObjectId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Calls enum types otherwise, all at once: objects whose texts mention them are many more.
pub(super) fn rewrite_enums(live: &mut Catalog, renames: &BTreeMap<Name, Name>) {
    if renames.is_empty() {
        return;
    }
    for (old, new) in renames {
        if let Some(labels) = live.objects.remove(&ObjectId::Enum(old.clone())) {
            live.objects.insert(ObjectId::Enum(new.clone()), labels);
        }
    }
    let texts: HashMap<String, String> =
        renames.iter().map(|(old, new)| (old.to_string(), new.to_string())).collect();
    let swap = |text: &mut String| {
        if let Some(swapped) = replace_names(text, &texts) {
            *text = swapped;
        }
    };
    for object in live.objects.values_mut() {
        match object {
            Object::Column(column) => {
                swap(&mut column.data_type);
                let generated = column.generated.as_mut().map(|generated| &mut generated.expression);
                column.default.iter_mut().chain(generated).for_each(swap);
                if let Some(new) = column.enum_type.as_ref().and_then(|own| renames.get(own)) {
                    column.enum_type = Some(new.clone());
                }
            }
            Object::Constraint(constraint) => swap(&mut constraint.definition),
            Object::Index(index) => swap(&mut index.definition),
            _ => {}
        }
    }
}

/// A catalog in which tables and columns get other names, and what points at each table from elsewhere: foreign keys and
/// owned sequences.
pub(super) struct Rewriter<'a> {
    pub(super) live: &'a mut Catalog,
    pointing: HashMap<Name, BTreeSet<ObjectId>>,
}

/// The table that an object elsewhere points at.
fn pointed_at(object: &Object) -> Option<&Name> {
    match object {
        Object::Constraint(constraint) => constraint.references.as_ref().map(|foreign| &foreign.table),
        Object::Sequence(sequence) => sequence.owned_by.as_ref().map(|(table, _)| table),
        _ => None,
    }
}

impl<'a> Rewriter<'a> {
    pub(super) fn of(live: &'a mut Catalog) -> Self {
        let mut pointing: HashMap<Name, BTreeSet<ObjectId>> = HashMap::new();
        for (id, object) in &live.objects {
            if let Some(table) = pointed_at(object) {
                pointing.entry(table.clone()).or_default().insert(id.clone());
            }
        }
        Self { live, pointing }
    }

    pub(super) fn rename_table(&mut self, old: &Name, new: &Name) {
        keep_sequence_names(self.live, old);
        let own = self.live.children(old).map(|(id, _)| id.clone()).chain([ObjectId::Table(old.clone())]);
        for id in own.collect::<Vec<_>>() {
            let Some(object) = self.live.objects.remove(&id) else { continue };
            let new_id = match &id {
                ObjectId::Table(_) => ObjectId::Table(new.clone()),
                other => other.with_table(new),
            };
            if let Some(pointing) = pointed_at(&object).and_then(|table| self.pointing.get_mut(table)) {
                pointing.remove(&id);
                pointing.insert(new_id.clone());
            }
            self.live.objects.insert(new_id, object);
        }
        let pointing = self.pointing.remove(old).unwrap_or_default();
        for id in &pointing {
            match self.live.objects.get_mut(id) {
                Some(Object::Constraint(constraint)) => {
                    if let Some(foreign) = &mut constraint.references {
                        constraint.definition = constraint.definition.replacen(
                            &format!("REFERENCES {old}("),
                            &format!("REFERENCES {new}("),
                            1,
                        );
                        foreign.table = new.clone();
                    }
                }
                Some(Object::Sequence(sequence)) => {
                    if let Some((table, _)) = &mut sequence.owned_by {
                        *table = new.clone();
                    }
                }
                _ => {}
            }
        }
        self.pointing.entry(new.clone()).or_default().extend(pointing);
    }

    /// PostgreSQL rewrites its stored expressions when a column is renamed; so do we, word by word. Should a word
    /// be rewritten that is no column, the reading back after the plan finds it and the plan is rolled back.
    pub(super) fn rename_column(&mut self, id: &ObjectId, new: &Ident) {
        let (Some(table), old) = (id.table().cloned(), id.last().clone()) else {
            return;
        };
        keep_sequence_names(self.live, &table);
        if let Some(column) = self.live.objects.remove(id) {
            self.live.objects.insert(id.with_last(new), column);
        }
        let own: BTreeSet<ObjectId> = self.live.children(&table).map(|(id, _)| id.clone()).collect();
        let pointing = self.pointing.get(&table).into_iter().flatten();
        for other in own.iter().chain(pointing.filter(|other| !own.contains(other))) {
            if let Some(object) = self.live.objects.get_mut(other) {
                rename_column_in(object, other.table() == Some(&table), &table, &old, new);
            }
        }
    }
}

/// The sequence of an identity column keeps its name when the table or the column gets another.
fn keep_sequence_names(live: &mut Catalog, table: &Name) {
    let own: Vec<ObjectId> = live.children(table).map(|(id, _)| id.clone()).collect();
    for id in own {
        if let ObjectId::Column(own, name) = &id
            && let Some(Object::Column(Column { identity: Some(identity), .. })) = live.objects.get_mut(&id)
        {
            identity.sequence = CalledAs(Some(identity.sequence(own, name)));
        }
    }
}

/// In an object of the column's own table, or in one that points at it.
fn rename_column_in(object: &mut Object, own: bool, table: &Name, old: &Ident, new: &Ident) {
    let swap = |name: &mut Ident| {
        if name == old {
            *name = new.clone();
        }
    };
    match object {
        Object::Constraint(constraint) => {
            let (head, tail) = match constraint.definition.find(" REFERENCES ") {
                Some(at) => constraint.definition.split_at(at),
                None => (constraint.definition.as_str(), ""),
            };
            let mut text = if own { replace_word(head, old, new) } else { head.to_owned() };
            let points_here = constraint.references.as_ref().is_some_and(|foreign| foreign.table == *table);
            text += &if points_here { replace_word(tail, old, new) } else { tail.to_owned() };
            constraint.definition = text;
            if own {
                constraint.columns.iter_mut().for_each(swap);
            }
            if let Some(foreign) = constraint.references.as_mut().filter(|_| points_here) {
                foreign.columns.iter_mut().for_each(swap);
            }
        }
        Object::Index(index) if own => {
            index.definition = replace_word(&index.definition, old, new);
        }
        Object::Column(Column { generated: Some(generated), .. }) if own => {
            generated.expression = replace_word(&generated.expression, old, new);
        }
        Object::Sequence(sequence) => {
            if let Some((owner, column)) = &mut sequence.owned_by
                && owner == table
            {
                swap(column);
            }
        }
        _ => {}
    }
}
