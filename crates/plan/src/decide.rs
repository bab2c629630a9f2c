//! What is done with each object: made, dropped, changed where it is, or replaced with what hangs on it.

use crate::compare::Differences;
use crate::context::{Context, Fate, Fates, items};
use crate::kinds::{KINDS, rules};
use crate::plan::For;
use crate::rules::{Alteration, Disturbs, Item};
use crate::satellites::by_default;
use crate::statement::Statement;
use hbm_db_catalog::{ById, Catalog, Id, Ident};
use std::collections::BTreeMap;

/// What was decided.
pub(crate) struct Decided<'a> {
    pub(crate) context: Context<'a>,
    /// How what is changed in place is changed.
    pub(crate) alterations: BTreeMap<Id, Vec<Statement>>,
    /// What cannot be done, one sentence each.
    pub(crate) conflicts: Vec<String>,
}

/// Decides for all differences, and for what hangs on them.
pub(crate) fn decide<'a>(
    live: &'a Catalog,
    desired: &'a Catalog,
    differences: &Differences,
    former: BTreeMap<Id, Id>,
    made_for: &'a For,
) -> Decided<'a> {
    let mut context = Context {
        live,
        desired,
        major: made_for.server_version / 10_000,
        accepted: &made_for.accepted,
        using: &made_for.using,
        items: [items(live), items(desired)],
        fates: Fates::default(),
        aside: BTreeMap::new(),
        by_default: by_default(live),
        dependents: dependents(live),
        former,
    };
    let fates = [
        (&differences.missing, Fate::Create),
        (&differences.unwanted, Fate::Drop),
        (&differences.other, Fate::Alter),
    ];
    for (ids, fate) in fates {
        ids.iter().for_each(|id| context.fates.insert(id.clone(), fate));
    }
    let mut deciding = Deciding {
        context,
        alterations: BTreeMap::new(),
        conflicts: KINDS.iter().flat_map(|rules| rules.obstacles(live, desired)).collect(),
        left: differences.unwanted.iter().map(|id| (id.clone(), Disturbs::All)).collect(),
    };
    for id in &differences.other {
        deciding.ask(id);
    }
    for id in &differences.missing {
        deciding.make_with_whole(id);
    }
    for id in &differences.unwanted {
        deciding.take_along(id);
    }
    deciding.spread();
    deciding.set_aside();
    deciding.set_aside_below();
    deciding.ask_again();
    Decided { context: deciding.context, alterations: deciding.alterations, conflicts: deciding.conflicts }
}

/// Who needs what; a part needs what it is a part of.
fn dependents(catalog: &Catalog) -> ById<&Id, Vec<&Id>> {
    let mut found: ById<&Id, Vec<&Id>> = ById::default();
    for (id, object) in &catalog.objects {
        for needed in object.parent.iter().chain(catalog.needs(id)) {
            if needed != id {
                found.entry(needed).or_default().push(id);
            }
        }
    }
    found
}

struct Deciding<'a> {
    context: Context<'a>,
    alterations: BTreeMap<Id, Vec<Statement>>,
    conflicts: Vec<String>,
    /// What is disturbed, and whom it takes along.
    left: Vec<(Id, Disturbs)>,
}

impl<'a> Deciding<'a> {
    /// Asks the rules of an object that is otherwise how it becomes what it is to be.
    fn ask(&mut self, id: &Id) {
        let (Some(from), Some(to)) = (self.context.live(id), self.context.desired(id)) else { return };
        // A part of it may have asked for that before.
        if self.context.replaces(id) {
            return;
        }
        let alteration = rules(id.kind()).alter(from, to, &self.context);
        self.take(id, alteration);
    }

    fn take(&mut self, id: &Id, alteration: Alteration) {
        match alteration {
            Alteration::InPlace { statements, disturbs } => {
                self.context.fates.insert(id.clone(), Fate::Alter);
                self.alterations.insert(id.clone(), statements);
                if disturbs != Disturbs::Nothing {
                    self.left.push((id.clone(), disturbs));
                }
            }
            Alteration::Replace => self.replace(id),
            Alteration::ReplaceWhole => {
                if let Some(whole) = self.context.live(id).and_then(|item| item.parent()) {
                    self.replace(whole.id);
                }
            }
            Alteration::Refuse(why) => self.conflicts.push(why),
        }
    }

    fn make_with_whole(&mut self, id: &Id) {
        let Some(item) = self.context.desired(id) else { return };
        if let Some(whole) = item.object.parent.as_ref().filter(|whole| self.context.live(whole).is_some())
            && !self.context.replaces(whole)
            && rules(id.kind()).is_made_with_whole(item, &self.context)
        {
            self.replace(whole);
        }
    }

    fn replace(&mut self, id: &Id) {
        self.alterations.remove(id);
        self.context.fates.insert(id.clone(), Fate::Replace);
        self.left.push((id.clone(), Disturbs::All));
        self.take_along(id);
    }

    /// What goes with an object that is dropped is made again where it is to stay.
    fn take_along(&mut self, id: &Id) {
        let Some(item) = self.context.live(id) else { return };
        for other in rules(id.kind()).takes_along(item) {
            if self.context.desired.has(&other) && !self.context.drops(&other) {
                self.replace(&other);
            }
        }
    }

    /// Takes along whatever hangs on what is dropped, replaced or disturbed.
    fn spread(&mut self) {
        while let Some((id, disturbs)) = self.left.pop() {
            let hanging: Vec<&'a Id> = self.context.dependents(&id).collect();
            for dependent in hanging {
                if disturbs.concerns(dependent.kind()) {
                    self.disturb(&id, dependent);
                }
            }
        }
    }

    fn disturb(&mut self, id: &Id, dependent: &'a Id) {
        if self.context.drops(dependent) {
            return;
        }
        let (Some(from), Some(to)) = (self.context.live(dependent), self.context.desired(dependent)) else {
            return;
        };
        // It no longer needs what goes for good: it is changed before.
        let goes_alone = self
            .context
            .live(id)
            .and_then(|item| item.parent())
            .is_none_or(|whole| !self.context.drops(whole.id));
        let released = self.context.fate(id) == Some(Fate::Drop)
            && goes_alone
            && self.context.fate(dependent) == Some(Fate::Alter)
            && !self.context.desired.needs(dependent).any(|needed| needed == id)
            && from.object.parent.as_ref() != Some(id);
        if released {
            return;
        }
        let rules_of = rules(dependent.kind());
        let is_part = from.object.parent.as_ref() == Some(id);
        if rules_of.is_replaceable(from)
            || is_part && self.context.drops(id) && self.context.aside(id).is_none()
            || self.context.replaces(id) && rules_of.is_replaced_with(from, id)
        {
            self.replace(dependent);
            return;
        }
        if !self.context.drops(id) {
            return;
        }
        self.keep(id, dependent, from, to);
    }

    /// What cannot be replaced goes on with what takes the place of that which it needs.
    fn keep(&mut self, id: &Id, dependent: &Id, from: Item<'a>, to: Item<'a>) {
        let aside = Ident::new(format!("hbm_db_old_{}", self.context.aside.len()));
        let rules_of = rules(id.kind());
        let can_wait =
            self.context.live(id).is_some_and(|old| rules_of.set_aside(old, &aside, &self.context).is_some());
        let is_set_aside = self.context.aside.contains_key(id);
        let followed = if self.context.replaces(id) || self.is_succeeded(id, dependent) {
            rules(dependent.kind()).follow(from, to, &self.context)
        } else {
            None
        };
        match followed {
            Some(alteration) if can_wait => {
                if !is_set_aside {
                    self.context.aside.insert(id.clone(), aside);
                }
                self.take(dependent, alteration);
            }
            _ if self.context.fate(dependent) == Some(Fate::Alter)
                && !self.context.desired.needs(dependent).any(|needed| needed == id) => {}
            _ => self.conflicts.push(format!("{dependent} needs {id}, which cannot be changed under it")),
        }
    }

    /// Whether a dependent is to need something else that takes the name of what is dropped: a domain becomes an enum type.
    fn is_succeeded(&self, id: &Id, dependent: &Id) -> bool {
        let taken = self.context.live(id).map(|item| rules(id.kind()).takes(item)).unwrap_or_default();
        let needs = self.context.desired.needs(dependent).filter(|one| self.context.creates(one));
        needs
            .filter_map(|one| self.context.desired(one))
            .any(|item| rules(item.id.kind()).takes(item).iter().any(|name| taken.contains(name)))
    }

    /// What is needed by a thing that goes at the end is there till then, too.
    fn set_aside_below(&mut self) {
        let mut left: Vec<Id> = self.context.aside.keys().cloned().collect();
        while let Some(id) = left.pop() {
            let needed: Vec<&'a Id> = self.context.live.needs(&id).collect();
            for other in needed {
                let aside = Ident::new(format!("hbm_db_old_{}", self.context.aside.len()));
                if !self.context.drops(other) || self.context.aside(other).is_some() {
                    continue;
                }
                let can_wait = self
                    .context
                    .live(other)
                    .is_some_and(|item| rules(other.kind()).set_aside(item, &aside, &self.context).is_some());
                if can_wait {
                    self.context.aside.insert(other.clone(), aside);
                    left.push(other.clone());
                } else if self.context.replaces(other) {
                    self.conflicts.push(format!("{id} needs {other}, which cannot be changed under it"));
                }
            }
        }
    }

    /// What the rules want to read until it is dropped.
    fn set_aside(&mut self) {
        let wanted: Vec<Id> = KINDS.iter().flat_map(|rules| rules.wants_aside(&self.context)).collect();
        for id in wanted {
            let aside = Ident::new(format!("hbm_db_old_{}", self.context.aside.len()));
            self.context.aside.entry(id).or_insert(aside);
        }
    }

    /// What is changed in place may be changed otherwise now that all is decided.
    fn ask_again(&mut self) {
        let ids: Vec<Id> = self.alterations.keys().cloned().collect();
        for id in ids {
            let (Some(from), Some(to)) = (self.context.live(&id), self.context.desired(&id)) else {
                continue;
            };
            let follows = self.context.live.needs(&id).any(|needed| self.context.aside.contains_key(needed));
            let rules = rules(id.kind());
            let again = match follows {
                true => rules.follow(from, to, &self.context),
                false => Some(rules.alter(from, to, &self.context)),
            };
            if let Some(Alteration::InPlace { statements, .. }) = again {
                self.alterations.insert(id, statements);
            }
        }
    }
}
