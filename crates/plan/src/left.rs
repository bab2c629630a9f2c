//! What two databases differ in, without the statements that would change it.

use crate::compare::compare;
use crate::decide::{Decided, decide};
use crate::kinds::rules;
use crate::plan::For;
use crate::rules::Item;
use crate::satellites::{Before, statements as satellites};
use hbm_db_catalog::{Catalog, Id};
use std::collections::{BTreeMap, BTreeSet};

/// In what an object of two databases differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Only what is desired has it.
    Missing,
    /// Only what is live has it.
    Unwanted,
    /// Both have it, each otherwise.
    Other,
}

/// In what `live` is not like `desired`, one entry for each object. What a part has in common with its whole is said once: a
/// table that is missing stands for its columns.
pub fn left(made_for: &For, live: &Catalog, desired: &Catalog) -> Vec<(Left, Id)> {
    let found = compare(live, desired, &made_for.goes());
    let decided = decide(live, desired, &found, BTreeMap::new(), made_for);
    let mut left = Vec::new();
    for (what, ids, side) in
        [(Left::Missing, &found.missing, desired), (Left::Unwanted, &found.unwanted, live)]
    {
        let whole: BTreeSet<&Id> = ids.iter().collect();
        let is_part = |id: &Id| {
            let parent = side.get(id).and_then(|object| object.parent.as_ref());
            parent.is_some_and(|parent| whole.contains(parent))
        };
        left.extend(ids.iter().filter(|id| !is_part(id)).map(|id| (what, id.clone())));
    }
    left.extend(found.other.iter().map(|id| (Left::Other, id.clone())));
    let others = found.satellites.iter().filter(|id| differs_beside(made_for, &decided, id));
    left.extend(others.map(|id| (Left::Other, id.clone())));
    left
}

/// What has to be done to `live` for it to be like `desired`, one line for each entry of [`left`].
pub fn left_to_do(made_for: &For, live: &Catalog, desired: &Catalog) -> Vec<String> {
    let verb = |what| match what {
        Left::Missing => "create",
        Left::Unwanted => "drop",
        Left::Other => "alter",
    };
    left(made_for, live, desired).into_iter().map(|(what, id)| format!("{} {id}", verb(what))).collect()
}

/// What is not alike in two databases, whichever has it: also what a push would leave.
pub fn unlike(made_for: &For, live: &Catalog, desired: &Catalog) -> BTreeSet<Id> {
    let mut found = compare(live, desired, &made_for.goes());
    let beside = std::mem::take(&mut found.satellites);
    let decided = decide(live, desired, &found, BTreeMap::new(), made_for);
    let beside = beside.into_iter().filter(|id| differs_beside(made_for, &decided, id));
    let all = [&found.missing, &found.unwanted, &found.other, &found.left].into_iter().flatten().cloned();
    let elsewhere = live.objects.keys().filter(|id| is_elsewhere(id, live, desired)).cloned();
    all.chain(beside).chain(elsewhere).collect()
}

/// Whether an object that both have is elsewhere.
fn is_elsewhere(id: &Id, live: &Catalog, desired: &Catalog) -> bool {
    let both = Item::of(live, id).zip(Item::of(desired, id));
    both.is_some_and(|(one, other)| rules(id.kind()).is_elsewhere(one, other))
}

/// Whether the satellites of an object that both have are to be changed.
fn differs_beside(made_for: &For, decided: &Decided<'_>, id: &Id) -> bool {
    let context = &decided.context;
    let (Some(from), Some(to)) = (context.live(id), context.desired(id)) else { return false };
    !satellites(rules(id.kind()), Before::Kept(from), to, &made_for.terms, context).is_empty()
}
