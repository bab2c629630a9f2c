//! The type that a table is of (manual, `ALTER TABLE … OF`). A table is of its type no longer before anything else is done to the
//! two, and is of one when both are as they are to be.

use super::inheritance::steps;
use super::{Facts, TABLE};
use crate::context::{Context, Fate};
use crate::rules::{Extra, Item, Step};
use crate::statement::{Lock, Statement};
use hbm_db_catalog::Id;

/// The type that a table is of, as an identity.
fn type_of<'a>(item: Item<'a>) -> Option<&'a Id> {
    let of = item.facts::<Facts>().of?;
    item.side.needs(item.id).find(|one| one.sql() == of)
}

/// Lets tables go from one type to another, or to the same that is made again.
pub(super) fn extras(context: &Context<'_>) -> Vec<Extra> {
    let altered = context.changed().filter(|(id, fate)| id.kind() == TABLE && *fate == Fate::Alter);
    altered.flat_map(|(id, _)| extras_of(id, context)).collect()
}

fn extras_of(id: &Id, context: &Context<'_>) -> Vec<Extra> {
    let (Some(old), Some(new)) = (context.live(id), context.desired(id)) else { return Vec::new() };
    let (was, is) = (type_of(old), type_of(new));
    if was == is && was.is_none_or(|of| context.aside(of).is_none()) {
        return Vec::new();
    }
    let statement = |what: String| {
        let sql = format!("ALTER TABLE {} {what}", id.sql());
        vec![Statement::new(sql, format!("alter {id}"), Lock::AccessExclusive)]
    };
    let mut found = Vec::new();
    if let Some(of) = was {
        let mut before = steps([id].into_iter(), context);
        before.extend([Step::Aside(of.clone()), Step::Alter(of.clone()), Step::Drop(of.clone())]);
        found.push(Extra { statements: statement("NOT OF".to_owned()), after: Vec::new(), before });
    }
    if let Some(of) = is {
        let mut after = steps([id].into_iter(), context);
        after.extend([Step::Create(of.clone()), Step::Alter(of.clone())]);
        found.push(Extra { statements: statement(format!("OF {}", of.sql())), after, before: Vec::new() });
    }
    found
}
