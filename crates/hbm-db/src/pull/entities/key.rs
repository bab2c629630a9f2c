//! Foreign keys: what an entity can say of one.

use super::names::{Unique, snake};
use super::{Child, Entity, Key};
use crate::catalog::{Catalog, Ident, Name};
use crate::plan::kinds::foreign_key::{self, Facts};
use std::collections::{BTreeMap, BTreeSet};

/// What may be done with rows that refer to one that changes, in SQL and in SeaORM.
const ACTIONS: [(&str, &str); 4] = [
    ("CASCADE", "Cascade"),
    ("RESTRICT", "Restrict"),
    ("SET NULL", "SetNull"),
    ("SET DEFAULT", "SetDefault"),
];

/// Gives entities the foreign keys between them, from both sides.
pub(super) fn relate(catalog: &Catalog, entities: &mut [Entity]) {
    let places: BTreeMap<Name, usize> =
        entities.iter().enumerate().map(|(at, entity)| (entity.table.clone(), at)).collect();
    let mut fields: Vec<Unique> = entities.iter().map(fields_of).collect();
    for at in 0..entities.len() {
        let mut seen = BTreeSet::new();
        for (_, facts) in foreign_key::foreign_keys(catalog, &entities[at].table) {
            let Some(target) = places.get(&facts.table()).copied() else { continue };
            if !seen.insert((facts.columns.clone(), target, facts.referenced.clone())) {
                continue;
            }
            let Some(mut key) = key(&facts, &entities[at], &entities[target]) else { continue };
            key.field = fields[at].take(&name_of(&key, &entities[target]));
            let child = child(&key, &entities[at], at == target, &mut fields[target]);
            entities[at].keys.push(key);
            entities[target].children.push(child);
        }
    }
}

fn fields_of(entity: &Entity) -> Unique {
    let mut unique = Unique::default();
    entity.columns.iter().for_each(|column| drop(unique.take(&column.field)));
    unique
}

/// `tenant` of `tenant_id`; of several columns, or one that says nothing else, the other table.
fn name_of(key: &Key, target: &Entity) -> String {
    match key.columns.as_slice() {
        [(_, field)] => match field.strip_suffix("_id") {
            Some(head) if !head.is_empty() => head.into(),
            _ => format!("{field}_{}", target.module),
        },
        _ => target.module.clone(),
    }
}

fn key(facts: &Facts, from: &Entity, to: &Entity) -> Option<Key> {
    let columns = pairs(&facts.columns, from)?;
    let referenced = pairs(&facts.referenced, to)?;
    let actions = actions(facts);
    let (on_update, on_delete) = actions.unwrap_or_default();
    let is_null = from.columns.iter().any(|column| column.is_null && facts.columns.contains(&column.name));
    let is_made = actions.is_some() && !facts.not_valid && is_unique(&facts.referenced, to);
    Some(Key {
        field: String::new(),
        target: to.module.clone(),
        target_table: to.table.clone(),
        columns,
        referenced,
        on_update,
        on_delete,
        is_null,
        is_made,
    })
}

fn pairs(names: &[Ident], entity: &Entity) -> Option<Vec<(Ident, String)>> {
    let field = |name: &Ident| {
        let column = entity.columns.iter().find(|column| column.name == *name)?;
        Some((name.clone(), column.field.clone()))
    };
    names.iter().map(field).collect()
}

/// What is done on an update and on a deletion; none where it says more than that.
fn actions(facts: &Facts) -> Option<(Option<&'static str>, Option<&'static str>)> {
    let list = |names: &[Ident]| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let head = format!(
        "FOREIGN KEY ({}) REFERENCES {}({})",
        list(&facts.columns),
        facts.table(),
        list(&facts.referenced)
    );
    let mut rest = facts.definition.strip_prefix(&head)?;
    let mut take = |on: &str| {
        let found = ACTIONS
            .iter()
            .find_map(|(sql, rust)| Some((rest.strip_prefix(&format!(" ON {on} {sql}"))?, *rust)));
        found.map(|(after, rust)| {
            rest = after;
            rust
        })
    };
    let actions = (take("UPDATE"), take("DELETE"));
    rest.is_empty().then_some(actions)
}

/// Whether the entity itself says that these columns are unique, in this order.
fn is_unique(names: &[Ident], entity: &Entity) -> bool {
    let names_of = |is: &dyn Fn(&super::Column) -> bool| {
        entity
            .columns
            .iter()
            .filter(|column| is(column))
            .map(|column| column.name.clone())
            .collect::<Vec<_>>()
    };
    let keys = entity.columns.iter().filter_map(|column| column.unique_key.as_ref());
    names_of(&|column| column.is_key) == names
        || names.len() == 1 && names_of(&|column| column.is_unique).contains(&names[0])
        || keys.into_iter().any(|key| names_of(&|column| column.unique_key.as_ref() == Some(key)) == names)
}

fn child(key: &Key, from: &Entity, is_itself: bool, fields: &mut Unique) -> Child {
    let columns: Vec<Ident> = key.columns.iter().map(|(name, _)| name.clone()).collect();
    let name = match is_itself {
        true => format!("{}_of", key.field),
        false => snake(&from.module),
    };
    // Where it is taken, the field of the key tells it apart.
    let mut field = fields.take(&name);
    if field != name {
        field = fields.take(&format!("{name}_by_{}", key.field));
    }
    Child { field, module: from.module.clone(), key: key.field.clone(), is_one: is_unique(&columns, from) }
}
