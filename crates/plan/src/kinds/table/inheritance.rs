//! What tables and foreign tables inherit from (manual, `ALTER TABLE … INHERIT`). A table leaves another before anything else is
//! done to the two, and joins one when both are as they are to be.

use crate::context::{Context, Fate};
use crate::kinds::column::COLUMN;
use crate::kinds::constraint::CONSTRAINT;
use crate::kinds::default::DEFAULT;
use crate::kinds::foreign_table::FOREIGN_TABLE;
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::{Catalog, Id, Kind, Name};
use serde::Deserialize;

/// What `INHERIT` looks at and `NO INHERIT` lets go.
const PARTS: [Kind; 3] = [COLUMN, DEFAULT, CONSTRAINT];

/// The tables that a table or a foreign table inherits from, as SQL has them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Parents {
    inherits: Vec<String>,
}

fn parents(item: Item<'_>) -> Vec<String> {
    item.facts::<Parents>().inherits
}

/// Whether an object is what can inherit.
fn inherits(id: &Id) -> bool {
    [super::TABLE, FOREIGN_TABLE].contains(&id.kind())
}

/// How many of the new parents are kept: one that is joined becomes the last.
fn kept(old: &[String], new: &[String]) -> usize {
    let mut rest = old.iter();
    new.iter().take_while(|one| rest.any(|other| other == *one)).count()
}

/// Whether a table inherits from another before and after a plan, and without a break.
pub(crate) fn inherits_still(context: &Context<'_>, id: &Id, from: &Name) -> bool {
    let (Some(old), Some(new)) = (context.live(id), context.desired(id)) else { return false };
    let (old, new) = (parents(old), parents(new));
    new[..kept(&old, &new)].contains(&from.to_string()) && !context.drops(id)
}

/// The tables that inherit from another before and after a plan, and without a break.
pub(crate) fn heirs<'a>(context: &'a Context<'a>, name: &'a Name) -> impl Iterator<Item = &'a Id> {
    let ids = [super::TABLE, FOREIGN_TABLE].map(|kind| Id::named(kind, name));
    let dependents: Vec<&Id> = ids.iter().flat_map(|id| context.dependents(id)).collect();
    dependents.into_iter().filter(|id| inherits(id) && inherits_still(context, id, name))
}

/// The tables of a catalog that a table inherits from, of those that SQL has so.
fn among<'a>(side: &'a Catalog, id: &'a Id, parents: &'a [String]) -> impl Iterator<Item = &'a Id> {
    side.needs(id).filter(|one| inherits(one) && parents.contains(&one.sql()))
}

/// The columns that change under a table that is made: it inherits them as they are to be.
pub(super) fn changing(item: Item<'_>, context: &Context<'_>) -> Vec<Id> {
    let parents = parents(item);
    let columns = among(item.side, item.id, &parents)
        .filter_map(Id::name)
        .flat_map(|name| context.desired.parts(COLUMN, &name).map(|(id, _)| id.clone()).collect::<Vec<_>>());
    columns.filter(|id| context.fate(id) == Some(Fate::Alter)).collect()
}

/// Everything that is done to tables and to what is inherited of them.
pub(super) fn steps<'a>(tables: impl Iterator<Item = &'a Id>, context: &Context<'_>) -> Vec<Step> {
    let parts = |id: &Id, side: &Catalog| -> Vec<Id> {
        let name = id.name();
        let parts = PARTS.iter().flat_map(|kind| name.iter().flat_map(|name| side.parts(*kind, name)));
        parts.map(|(id, _)| id.clone()).collect()
    };
    let all = |id: &'a Id| {
        [id.clone()].into_iter().chain(parts(id, context.live)).chain(parts(id, context.desired))
    };
    let forms = [Step::Drop as fn(Id) -> Step, Step::Alter, Step::Create];
    tables.flat_map(all).flat_map(|id| forms.map(|form| form(id.clone()))).collect()
}

/// Lets tables leave and join others.
pub(super) fn extras(context: &Context<'_>) -> Vec<Extra> {
    let altered = context.changed().filter(|(id, fate)| inherits(id) && *fate == Fate::Alter);
    altered.flat_map(|(id, _)| extras_of(id, context)).collect()
}

fn extras_of(id: &Id, context: &Context<'_>) -> Vec<Extra> {
    let (Some(old), Some(new)) = (context.live(id), context.desired(id)) else { return Vec::new() };
    let (old, new) = (parents(old), parents(new));
    let (kept, joined) = new.split_at(kept(&old, &new));
    let left: Vec<String> = old.into_iter().filter(|parent| !kept.contains(parent)).collect();
    let statements = |parents: &[String], word: &str| -> Vec<Statement> {
        let one = |parent| {
            let sql = format!("ALTER TABLE {} {word} {parent}", id.sql());
            Statement::new(sql, format!("alter {id}"), Lock::AccessExclusive)
        };
        parents.iter().map(one).collect()
    };
    let around = |side, parents| steps([id].into_iter().chain(among(side, id, parents)), context);
    let mut found = Vec::new();
    if !left.is_empty() {
        let (statements, before) = (statements(&left, "NO INHERIT"), around(context.live, &left));
        found.push(Extra { statements, after: Vec::new(), before });
    }
    if !joined.is_empty() {
        let (statements, after) = (statements(joined, "INHERIT"), around(context.desired, joined));
        found.push(Extra { statements, after, before: Vec::new() });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_becomes_the_last() {
        let names = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        for (old, new, stay) in
            [("", "a", 0), ("ab", "b", 1), ("ab", "ba", 1), ("abc", "acd", 2), ("b", "ab", 0), ("ab", "", 0)]
        {
            assert_eq!(kept(&names(old), &names(new)), stay, "{old} to {new}");
        }
    }
}
