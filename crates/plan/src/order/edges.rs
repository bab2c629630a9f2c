//! What goes before what: desired edges forwards, live edges backwards, and a name is given up before another takes it.

use super::{Ordering, Steps};
use crate::kinds::rules;
use crate::rules::{Extra, Item, Step, Taken};
use hbm_db_catalog::Id;
use std::collections::{BTreeMap, HashMap};

impl Steps<'_> {
    /// The step that does what a step stands for.
    pub(super) fn performer(&self, step: Step) -> Step {
        let mut step = step;
        while let Some(other) = self.along.get(&step) {
            step = other.clone();
        }
        step
    }

    fn before(&mut self, first: Step, second: Step) {
        let (first, second) = (self.performer(first), self.performer(second));
        self.graph.before(&first, &second);
    }

    pub(super) fn relate(&mut self, ordering: &Ordering<'_, '_>, extras: &[Extra]) {
        let context = self.context;
        for (id, _) in context.changed() {
            self.relate_live(id);
            self.relate_desired(id);
        }
        for id in ordering.satellites {
            self.before(Step::Alter(id.clone()), Step::Satellites(id.clone()));
            self.relate_satellites(id);
        }
        for (old, new) in ordering.renames {
            self.before(Step::Aside(old.clone()), Step::Rename(old.clone()));
            for later in [Step::Drop(new.clone()), Step::Alter(new.clone()), Step::Satellites(new.clone())] {
                self.before(Step::Rename(old.clone()), later);
            }
        }
        for (number, extra) in extras.iter().enumerate() {
            extra.after.iter().for_each(|step| self.before(step.clone(), Step::Extra(number)));
            extra.before.iter().for_each(|step| self.before(Step::Extra(number), step.clone()));
        }
        self.relate_names(ordering.renames);
    }

    fn relate_live(&mut self, id: &Id) {
        let Some(item) = self.context.live(id) else { return };
        let needed: Vec<Id> = item.object.parent.iter().chain(self.context.live.needs(id)).cloned().collect();
        for other in needed {
            let hollow = self.opened.hollows.get(id).is_some_and(|members| members.contains(&other));
            match hollow {
                true => {
                    self.before(Step::Hollow(id.clone()), Step::Drop(other.clone()));
                    self.before(Step::Hollow(id.clone()), Step::Drop(id.clone()));
                    self.before(Step::Hollow(id.clone()), Step::Alter(id.clone()));
                }
                false => self.before(Step::Drop(id.clone()), Step::Drop(other.clone())),
            }
            // What is set aside is dropped when its users have what takes its place, which may need the other as it is to be.
            let is_there = self.opened.there.get(&other).is_some_and(|members| members.contains(id));
            if !is_there && self.context.aside(id).is_none() {
                self.before(Step::Drop(id.clone()), Step::Alter(other.clone()));
            }
            // It is dropped, or renamed, under the names it has: those of its arguments, too.
            let first = match self.context.aside(id) {
                Some(_) => Step::Aside(id.clone()),
                None => Step::Drop(id.clone()),
            };
            self.before(first, Step::Aside(other.clone()));
            let still = self.context.desired.needs(id).any(|one| *one == other);
            if !hollow && (!still || self.context.aside(&other).is_some()) {
                self.before(Step::Alter(id.clone()), Step::Drop(other));
            }
        }
        for other in rules(id.kind()).outlasts(item, self.context) {
            for later in [Step::Drop(id.clone()), Step::Alter(id.clone())] {
                self.before(Step::Drop(other.clone()), later);
            }
        }
    }

    fn relate_desired(&mut self, id: &Id) {
        let Some(item) = self.context.desired(id) else { return };
        let mut more = rules(id.kind()).needs(item);
        more.extend(rules(id.kind()).after(item, self.context));
        let after = self.context.desired.after.get(id).into_iter().flatten();
        let needed: Vec<Id> = item
            .object
            .parent
            .iter()
            .chain(self.context.desired.needs(id))
            .chain(after)
            .chain(&more)
            .cloned()
            .collect();
        for other in needed {
            if self.opened.outlines.get(&other).is_some_and(|members| members.contains(id)) {
                self.before(Step::Outline(other.clone()), Step::Create(id.clone()));
                self.before(Step::Outline(other.clone()), Step::Create(other.clone()));
                continue;
            }
            if self.opened.outlines.get(id).is_some_and(|members| !members.contains(&other)) {
                self.before(Step::Create(other.clone()), Step::Outline(id.clone()));
            }
            if self.opened.there.get(&other).is_some_and(|members| members.contains(id)) {
                continue;
            }
            for first in [Step::Create(other.clone()), Step::Alter(other.clone())] {
                self.before(first.clone(), Step::Create(id.clone()));
                self.before(first, Step::Alter(id.clone()));
            }
        }
        for first in [Step::Create(id.clone()), Step::Alter(id.clone())] {
            self.before(first, Step::Satellites(id.clone()));
        }
        self.relate_satellites(id);
        self.before(Step::Aside(id.clone()), Step::Create(id.clone()));
        if self.context.aside(id).is_none() {
            self.before(Step::Drop(id.clone()), Step::Create(id.clone()));
        }
    }

    /// Privileges on a table that are revoked are revoked on its columns, and its owner gets the sequences that its columns
    /// own: what a part has is set after that.
    fn relate_satellites(&mut self, id: &Id) {
        let Some(item) = self.context.desired(id) else { return };
        let owner =
            rules(id.kind()).goes_with(item, self.context).and_then(|other| self.context.desired(&other));
        let wholes =
            item.parent().into_iter().chain(owner.iter().copied()).chain(owner.and_then(|it| it.parent()));
        let wholes: Vec<Id> = wholes.map(|whole| whole.id.clone()).collect();
        for whole in wholes {
            self.before(Step::Satellites(whole), Step::Satellites(id.clone()));
        }
    }

    /// Whoever has a name gives it up before another takes it.
    fn relate_names(&mut self, renames: &BTreeMap<Id, Id>) {
        let mut free: HashMap<Taken, Vec<Step>> = HashMap::new();
        let mut taken: Vec<(Taken, Step)> = Vec::new();
        let names = |item: Item<'_>| rules(item.id.kind()).takes(item);
        for (id, _) in self.context.changed() {
            if let (true, Some(item)) = (self.context.drops(id), self.context.live(id)) {
                let step = match self.context.aside(id) {
                    Some(_) => Step::Aside(id.clone()),
                    None => Step::Drop(id.clone()),
                };
                names(item).into_iter().for_each(|name| free.entry(name).or_default().push(step.clone()));
            }
            if let (true, Some(item)) = (self.context.creates(id), self.context.desired(id)) {
                taken.extend(names(item).into_iter().map(|name| (name, Step::Create(id.clone()))));
            }
        }
        for (old, new) in renames {
            let Some(live) = self.context.live(new) else { continue };
            let gives = match self.graph.has(&Step::Aside(old.clone())) {
                true => Step::Aside(old.clone()),
                false => Step::Rename(old.clone()),
            };
            for name in names(Item { id: old, ..live }) {
                free.entry(name).or_default().push(gives.clone());
            }
            taken.extend(names(live).into_iter().map(|name| (name, Step::Rename(old.clone()))));
        }
        for (name, taker) in taken {
            for giver in free.get(&name).into_iter().flatten() {
                // What is renamed does not wait until it is dropped under its new name.
                let own = match (&taker, giver) {
                    (Step::Rename(old), Step::Drop(id)) => renames.get(old) == Some(id),
                    _ => *giver == taker,
                };
                if !own {
                    self.before(giver.clone(), taker.clone());
                }
            }
        }
    }
}
