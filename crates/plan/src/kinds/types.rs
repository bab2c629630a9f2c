//! What kinds of types have in common (manual, `CREATE TYPE`, `ALTER TYPE`, "Privileges").

use crate::context::Context;
use crate::hazard::{Hazard, HazardKind};
use crate::kinds::base_type::BASE_TYPE;
use crate::kinds::column::{self, COLUMN};
use crate::kinds::composite_type::COMPOSITE_TYPE;
use crate::kinds::domain::{self, DOMAIN};
use crate::kinds::range_type::RANGE_TYPE;
use crate::rules::{Item, Taken};
use crate::satellites::Grants;
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Ident, Kind, Name};
use std::collections::{BTreeSet, HashMap};

/// The kinds that hold values of the type that they are made of.
const CONTAINERS: [Kind; 3] = [DOMAIN, COMPOSITE_TYPE, RANGE_TYPE];

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

/// Whether what PostgreSQL prints of a type is this one, or an array of it.
pub(super) fn is_of(data_type: &str, id: &Id) -> bool {
    data_type.strip_suffix("[]").unwrap_or(data_type) == id.sql()
}

/// What counts the values in columns that stay, of a type or with values of it inside; none where there is no such column.
pub(super) fn count_held(id: &Id, context: &Context<'_>) -> Option<(String, Vec<Name>)> {
    count_of(holders(id, context).into_iter(), context)
}

/// What counts the values in those of the columns that stay.
pub(super) fn count_of<'a>(
    columns: impl Iterator<Item = Item<'a>>,
    context: &Context<'_>,
) -> Option<(String, Vec<Name>)> {
    let stays = |one: &Item<'_>| context.desired.has(one.id) && !column::is_foreign(*one);
    let columns = columns.filter(stays);
    let (counts, tables): (Vec<String>, Vec<Name>) = columns
        .map(|one| {
            let (table, name) = column::former(one, context);
            (format!("(select count({name}) from {table})"), table)
        })
        .unzip();
    (!counts.is_empty()).then(|| (format!("select {}", counts.join(" + ")), tables))
}

/// Whether a type is inside of others that columns are of: in arrays, composite types or ranges, but not only in domains.
pub(super) fn is_held_inside(id: &Id, context: &Context<'_>) -> bool {
    let mut domains = BTreeSet::from([id.sql()]);
    let mut left = vec![id];
    while let Some(one) = left.pop() {
        let over = context.dependents(one).filter(|one| one.kind() == DOMAIN);
        let over = over.filter(|over| domain::is_over(over, &one.sql(), context));
        left.extend(over.filter(|over| domains.insert(over.sql())));
    }
    holders(id, context).iter().any(|one| !domains.contains(&one.facts::<column::Facts>().data_type))
}

/// Whether values inside of those of a column or a type come into other places where these are converted: the text of a composite
/// value has no names.
pub(super) fn is_misplaced(user: Item<'_>, data_types: &[String], context: &Context<'_>) -> bool {
    let below = user.side.needs(user.id).filter(|id| context.aside(id).is_some());
    below.into_iter().any(|id| {
        let (name, list) = (id.sql(), format!("{}[]", id.sql()));
        match data_types.contains(&name) && !data_types.contains(&list) {
            true => is_misplaced_in(id, context),
            false => is_reordered_in(id, context),
        }
    })
}

/// The same for values of a type that is made again.
fn is_misplaced_in(id: &Id, context: &Context<'_>) -> bool {
    let (Some(from), Some(to)) = (context.live(id), context.desired(id)) else { return false };
    let rules = crate::kinds::rules(id.kind());
    match rules.converted(from, to, "NULL", context) {
        Some(_) => is_misplaced(from, &rules.made_of(from), context),
        None => is_reordered_in(id, context),
    }
}

/// Whether a type that is made again, or one inside of it, has its attributes in another order than before.
pub(super) fn is_reordered_in(id: &Id, context: &Context<'_>) -> bool {
    let is_reordered = match (context.live(id), context.desired(id)) {
        (Some(from), Some(to)) => crate::kinds::rules(id.kind()).is_reordered(from, to),
        _ => false,
    };
    let below = context.live.needs(id).filter(|one| CONTAINERS.contains(&one.kind()) && *one != id);
    is_reordered || below.into_iter().any(|one| is_reordered_in(one, context))
}

/// Whether two columns have values of composite types in them.
pub(super) fn are_composite(from: Item<'_>, to: Item<'_>) -> bool {
    let is = |item: Item<'_>| item.side.needs(item.id).any(|one| one.kind() == COMPOSITE_TYPE);
    is(from) && is(to)
}

/// Whether a column has values in it of a type that somebody made: a composite, range or base type.
pub(super) fn is_of_made_type(column: Item<'_>) -> bool {
    let kinds = [COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE];
    column.side.needs(column.id).any(|one| kinds.contains(&one.kind()))
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

/// The statements that undo the comment of what is an object only to have one, before its parent changes.
pub(super) fn drop_comment(address: &str, item: Item<'_>, context: &Context<'_>) -> Vec<Statement> {
    let is_kept = item.object.parent.as_ref().is_some_and(|parent| !context.drops(parent));
    match is_kept {
        true => vec![statement(format!("COMMENT ON {address} IS NULL"), "drop the comment on", item)],
        false => Vec::new(),
    }
}
