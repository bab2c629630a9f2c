//! What kinds of types have in common (manual, `CREATE TYPE`, `ALTER TYPE`, "Privileges").

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::column::COLUMN;
use crate::rules::{Item, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind};
use std::collections::{BTreeSet, HashMap};

/// The kinds that hold values of the type that they are made of.
const CONTAINERS: [Kind; 3] = [Kind::new("domain"), Kind::new("composite type"), Kind::new("range type")];

/// A statement about a type that loses nothing.
pub(super) fn statement(sql: String, verb: &str, item: Item<'_>) -> Statement {
    Statement::new(sql, format!("{verb} {}", item.id), Lock::None)
}

/// Drops a type that no column is of any more.
pub(super) fn drop(sql: String, item: Item<'_>) -> Vec<Statement> {
    let hazard = Hazard::uncounted(HazardKind::DropType, item.id.plain(), "", Some(0));
    vec![statement(sql, "drop", item).hazard(hazard)]
}

/// Gives a type the name that it has until it is dropped.
pub(super) fn set_aside(address: &str, aside: &Ident, item: Item<'_>) -> Statement {
    let summary = format!("make {} again", item.id);
    Statement::new(format!("ALTER {address} RENAME TO {aside}"), summary, Lock::None)
}

/// Drops a type by that name.
pub(super) fn drop_aside(word: &str, aside: &Ident, item: Item<'_>) -> Vec<Statement> {
    let sql = format!("DROP {word} {}", item.name().sibling(aside));
    vec![Statement::new(sql, format!("drop what was {}", item.id), Lock::None)]
}

/// The name of a type among all of its namespace.
pub(super) fn taken(id: &Id) -> Taken {
    Taken { among: "type", name: id.sql() }
}

/// What can be granted on a type.
pub(super) fn grants(address: String) -> Grants {
    Grants::on(address, &["USAGE"], &["USAGE"])
}

/// The columns that hold values of a type: as they are, or inside of arrays, domains, ranges and composite types.
pub(super) fn holders<'a>(id: &Id, context: &Context<'a>) -> Vec<Item<'a>> {
    let mut found: BTreeSet<&'a Id> = BTreeSet::new();
    let mut left: Vec<&'a Id> = context.dependents(id).collect();
    while let Some(one) = left.pop() {
        if one.kind() == COLUMN {
            found.insert(one);
        } else if CONTAINERS.contains(&one.kind()) && found.insert(one) {
            left.extend(context.dependents(one));
        }
    }
    let columns = found.into_iter().filter(|one| one.kind() == COLUMN);
    columns.filter_map(|one| context.live(one)).collect()
}

/// The expression that converts a value of a type that an object is made of and that is made again, where the rules of that
/// type know one.
pub(super) fn converted_below(
    user: Item<'_>,
    data_type: &str,
    value: &str,
    context: &Context<'_>,
) -> Option<String> {
    let is_below = |id: &&Id| context.aside(id).is_some() && id.sql() == data_type;
    let id = user.side.needs(user.id).find(is_below)?;
    crate::kinds::rules(id.kind()).converted(context.live(id)?, context.desired(id)?, value, context)
}

/// Makes what is an object only to have a comment stand behind what it is a part of: others need that one.
pub(super) fn stand_behind_parents(catalog: &mut Catalog, kind: Kind) {
    let parents: HashMap<Id, Id> =
        catalog.of_kind(kind).filter_map(|(id, object)| Some((id.clone(), object.parent.clone()?))).collect();
    if parents.is_empty() {
        return;
    }
    for (id, parent) in &parents {
        let needs = catalog.needs.remove(id).unwrap_or_default();
        let needs = needs.into_iter().filter(|needed| needed != parent);
        catalog.needs.entry(parent.clone()).or_default().extend(needs);
    }
    for (dependent, needs) in &mut catalog.needs {
        let found: Vec<Id> = needs.iter().filter(|one| parents.contains_key(one)).cloned().collect();
        for id in found {
            needs.remove(&id);
            needs.extend(parents.get(&id).filter(|parent| *parent != dependent).cloned());
        }
    }
}

/// The statements that take back the comment of what is an object only to have one, before its parent changes.
pub(super) fn drop_comment(address: &str, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let is_kept = item.object.parent.as_ref().is_some_and(|parent| !context.drops(parent));
    match is_kept {
        true => vec![statement(format!("COMMENT ON {address} IS NULL"), "drop the comment on", item)],
        false => Vec::new(),
    }
}
