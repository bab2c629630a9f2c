//! What is done to each object, as steps with their statements.

use super::{Ordering, Steps};
use crate::context::Fate;
use crate::kinds::{self, rules};
use crate::rules::{Extra, Item, Outline, Step};
use crate::satellites::{Before, Terms, statements as satellites};
use hbm_db_catalog::{Id, Ident};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Steps<'a> {
    pub(super) fn add_all(&mut self, ordering: &Ordering<'_, '_>) {
        let context = self.context;
        self.add_taken_along();
        for (id, fate) in context.changed() {
            if let (true, Some(item)) = (context.drops(id), context.live(id)) {
                self.add_drop(item);
            }
            if let (true, Some(item)) = (context.creates(id), context.desired(id)) {
                self.add_create(item);
            }
            if fate == Fate::Alter
                && let (Some(item), Some(statements)) =
                    (context.desired(id), ordering.decided.alterations.get(id))
            {
                self.add(Step::Alter(id.clone()), item, statements.clone());
            }
            self.add_satellites(id, ordering.terms);
        }
        self.add_lost();
        ordering.satellites.iter().for_each(|id| self.add_satellites(id, ordering.terms));
        self.add_altered_along();
        self.add_outlines();
        self.add_renames(ordering.renames);
    }

    fn add_outlines(&mut self) {
        for id in self.opened.outlines.keys() {
            if let Some(item) = self.context.desired(id) {
                let rules = rules(id.kind());
                self.add(Step::Outline(id.clone()), item, rules.outline(item, Outline::New));
                self.statements.insert(Step::Create(id.clone()), rules.fill(item));
            }
        }
        for id in self.opened.hollows.keys() {
            if let Some(item) = self.context.live(id) {
                let emptied = rules(id.kind()).outline(item, Outline::OfWhatIs);
                self.add(Step::Hollow(id.clone()), item, emptied);
            }
        }
    }

    /// What is done to an object by a change of another is done there.
    fn add_altered_along(&mut self) {
        let context = self.context;
        for (id, _) in context.changed() {
            let Some(item) = context.desired(id).or_else(|| context.live(id)) else { continue };
            let Some(other) = rules(id.kind()).alters_with(item, context).map(Step::Alter) else { continue };
            if !self.statements.contains_key(&other) {
                continue;
            }
            for step in [Step::Drop(id.clone()), Step::Alter(id.clone()), Step::Create(id.clone())] {
                let own = self.statements.remove(&step).unwrap_or_default();
                self.statements.entry(other.clone()).or_default().extend(own);
                self.along.insert(step, other.clone());
            }
        }
    }

    fn add_taken_along(&mut self) {
        for (id, _) in self.context.changed().filter(|(id, _)| self.context.drops(id)) {
            let Some(item) = self.context.live(id) else { continue };
            for other in rules(id.kind()).takes_along(item) {
                if !self.goes_with_its_parent(&other) {
                    self.along.insert(Step::Drop(other), Step::Drop(id.clone()));
                }
            }
        }
    }

    /// Whether an object goes with what it is a part of, which goes, too.
    fn goes_with_its_parent(&self, id: &Id) -> bool {
        let item = self.context.live(id).filter(|item| rules(id.kind()).goes_with_parent(*item));
        let parent = item.and_then(|item| item.object.parent.as_ref());
        parent.is_some_and(|parent| self.context.drops(parent) && self.context.aside(parent).is_none())
    }

    fn add_drop(&mut self, item: Item<'a>) {
        let (context, id, rules) = (self.context, item.id, rules(item.id.kind()));
        let step = Step::Drop(id.clone());
        if self.along.contains_key(&step) {
            return;
        }
        if let Some(aside) = context.aside(id) {
            self.add(
                Step::Aside(id.clone()),
                item,
                rules.set_aside(item, aside, context).unwrap_or_default(),
            );
            self.add(step, item, rules.drop_aside(item, aside));
            return;
        }
        let parent = item.object.parent.clone().filter(|parent| {
            context.drops(parent)
                && context.aside(parent).is_none()
                && rules.goes_with_parent(item)
                && !self.opened.apart.contains(id)
        });
        let along = parent.or_else(|| rules.goes_with(item, context).filter(|other| context.drops(other)));
        match along {
            Some(other) => {
                self.lose(item, &other);
                self.along.insert(step, Step::Drop(other));
            }
            None => {
                let mut statements = rules.drop(item, context);
                // Nothing is lost with a part that is not lost with the whole.
                if item.object.parent.as_ref().is_some_and(|parent| context.drops(parent)) {
                    statements.iter_mut().for_each(|statement| statement.hazards.clear());
                }
                self.add(step, item, statements);
            }
        }
    }

    /// Notes what is lost with an object that goes for good along with one that is made again: the same as where it goes by
    /// itself.
    fn lose(&mut self, item: Item<'a>, with: &Id) {
        let (context, rules) = (self.context, rules(item.id.kind()));
        let goes = |id: &Id| context.fate(id) == Some(Fate::Drop);
        // What is inherited is counted where it is declared.
        if !goes(item.id)
            || !context.replaces(with)
            || rules.goes_with(item, context).is_some_and(|other| goes(&other))
        {
            return;
        }
        let mut top = with.clone();
        while let Some(parent) = context.live(&top).and_then(|item| item.object.parent.clone()) {
            if !context.drops(&parent) {
                break;
            }
            top = parent;
        }
        let hazards = rules.drop(item, context).into_iter().flat_map(|statement| statement.hazards);
        self.lost.entry(top).or_default().extend(hazards);
    }

    fn add_lost(&mut self) {
        for (id, hazards) in std::mem::take(&mut self.lost) {
            let dropped =
                self.statements.get_mut(&Step::Drop(id)).and_then(|statements| statements.last_mut());
            if let Some(statement) = dropped {
                statement.hazards.extend(hazards);
            }
        }
    }

    fn add_create(&mut self, item: Item<'a>) {
        let rules = rules(item.id.kind());
        let step = Step::Create(item.id.clone());
        match rules.comes_with(item, self.context) {
            Some(other) => {
                self.along.insert(step, Step::Create(other));
            }
            None => self.add(step, item, rules.create(item, self.context)),
        }
    }

    fn add_satellites(&mut self, id: &Id, terms: &Terms) {
        let Some(to) = self.context.desired(id) else { return };
        let former =
            || rules(id.kind()).succeeds(to, self.context).and_then(|other| self.context.live(&other));
        let before = match (self.context.creates(id), self.context.live(id)) {
            (true, None) => former().map_or(Before::Nothing, Before::Replaced),
            (true, Some(live)) => Before::Replaced(live),
            (false, Some(live)) => Before::Kept(live),
            (false, None) => return,
        };
        let statements = satellites(rules(id.kind()), before, to, terms, self.context);
        if !statements.is_empty() {
            self.add(Step::Satellites(id.clone()), to, statements);
        }
    }

    /// A name that another has which is renamed, too, is reached in two steps.
    fn add_renames(&mut self, renames: &BTreeMap<Id, Id>) {
        let names: BTreeSet<&Ident> = renames.keys().map(Id::last).collect();
        for (at, (old, new)) in renames.iter().enumerate() {
            let Some(live) = self.context.live(new) else { continue };
            let rules = rules(old.kind());
            let statement = |from: &Id, to: &Ident| rules.rename(Item { id: from, ..live }, to);
            let mut from = old.clone();
            if names.contains(new.last()) {
                let aside = Ident::new(format!("hbm_db_aside_{at}"));
                self.add(Step::Aside(old.clone()), live, statement(old, &aside).into_iter().collect());
                from = old.with_last(&aside);
            }
            let statements = statement(&from, new.last()).into_iter().collect();
            self.add(Step::Rename(old.clone()), live, statements);
        }
    }

    pub(super) fn add_extras(&mut self) -> Vec<Extra> {
        let extras: Vec<Extra> = kinds::KINDS.iter().flat_map(|rules| rules.extras(self.context)).collect();
        for (number, extra) in extras.iter().enumerate() {
            self.graph.add((3, 0, 0), Step::Extra(number));
            self.statements.insert(Step::Extra(number), extra.statements.clone());
        }
        extras
    }
}
