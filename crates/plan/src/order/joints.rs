//! The joints at which a cycle is opened.

use super::Steps;
use crate::kinds::rules;
use crate::rules::{Item, Outline, Step};
use hbm_db_catalog::Id;
use std::collections::{BTreeMap, BTreeSet};

/// Where cycles were opened.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    /// What would go with its parent goes before it.
    pub(super) apart: BTreeSet<Id>,
    /// What is made as an outline first, and for whom.
    pub(super) outlines: BTreeMap<Id, BTreeSet<Id>>,
    /// What is made an outline before it is dropped or altered, and of whom it then needs nothing.
    pub(super) hollows: BTreeMap<Id, BTreeSet<Id>>,
    /// What is there already, and waits for nobody, nor is waited for, to be altered.
    pub(super) there: BTreeMap<Id, BTreeSet<Id>>,
}

impl Opened {
    /// Whether there was anything to add.
    pub(super) fn extend(&mut self, more: Self) -> bool {
        let size = |one: &Self| {
            let all = [&one.outlines, &one.hollows, &one.there];
            let members = all.into_iter().flat_map(BTreeMap::values).map(BTreeSet::len);
            one.apart.len() + members.sum::<usize>()
        };
        let before = size(self);
        self.apart.extend(more.apart);
        let parts = [
            (&mut self.outlines, more.outlines),
            (&mut self.hollows, more.hollows),
            (&mut self.there, more.there),
        ];
        for (all, some) in parts {
            for (id, members) in some {
                all.entry(id).or_default().extend(members);
            }
        }
        size(self) > before
    }
}

impl<'a> Steps<'a> {
    /// Where a cycle can be opened: what goes with one of its members can go by itself, or one of them has an outline.
    pub(super) fn open(&self, cycle: &[Step]) -> Opened {
        let members: BTreeSet<&Step> = cycle.iter().collect();
        let goes = |(part, with): (&Step, &Step)| match part {
            Step::Drop(id) if members.contains(with) => Some(id.clone()),
            _ => None,
        };
        let parts: BTreeSet<Id> = self.along.iter().filter_map(goes).collect();
        // Those alone that need something of another member, such as a key that points to its own table.
        let needs_another = |id: &&Id| {
            let own = self.performer(Step::Drop((*id).clone()));
            let needed = self.context.live.needs(id).map(|one| self.performer(Step::Drop(one.clone())));
            needed.into_iter().any(|other| other != own && members.contains(&other))
        };
        let some: BTreeSet<Id> = parts.iter().filter(needs_another).cloned().collect();
        let is_new = some.iter().any(|id| !self.opened.apart.contains(id));
        let apart = if is_new { some } else { parts };
        let ids: BTreeSet<Id> = cycle.iter().filter_map(Step::id).cloned().collect();
        let has_outline = |item: Option<Item<'a>>| {
            item.is_some_and(|item| !rules(item.id.kind()).outline(item, Outline::New).is_empty())
        };
        let mut opened = Opened { apart, ..Opened::default() };
        for step in cycle {
            match step {
                Step::Create(id) if has_outline(self.context.desired(id)) => {
                    opened.outlines.insert(id.clone(), ids.clone());
                    return opened;
                }
                // That it is there was not enough.
                Step::Alter(id)
                    if self.opened.there.get(id).is_some_and(|members| members.is_superset(&ids)) =>
                {
                    opened.hollows.insert(id.clone(), ids.clone());
                    return opened;
                }
                Step::Alter(id) if has_outline(self.context.live(id)) => {
                    opened.there.insert(id.clone(), ids.clone());
                    return opened;
                }
                Step::Drop(id) if has_outline(self.context.live(id)) => {
                    opened.hollows.insert(id.clone(), ids.clone());
                    return opened;
                }
                _ => {}
            }
        }
        opened
    }
}
