//! Fates → statements in an order that works.

use crate::context::{Context, Fate};
use crate::decide::Decided;
use crate::fold::fold;
use crate::graph::Graph;
use crate::kinds::{self, rules};
use crate::rules::{Extra, Item, Outline, Step, Taken};
use crate::satellites::{Before, Terms, statements as satellites};
use crate::statement::Statement;
use hbm_db_catalog::{Id, Ident};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is to be ordered.
pub(crate) struct Ordering<'a, 'b> {
    pub(crate) decided: &'b Decided<'a>,
    /// What only has other satellites.
    pub(crate) satellites: &'b [Id],
    /// What is renamed without a question: by its identity before, the one after.
    pub(crate) renames: &'b BTreeMap<Id, Id>,
    pub(crate) terms: &'b Terms,
}

/// The steps, their statements, and who does what nobody does by itself.
struct Steps<'a> {
    graph: Graph,
    statements: HashMap<Step, Vec<Statement>>,
    /// What goes, or comes, with another step.
    along: HashMap<Step, Step>,
    context: &'a Context<'a>,
    opened: &'a Opened,
}

/// The statements of a plan in their order.
///
/// # Errors
/// The members of a cycle that is opened at no joint.
pub(crate) fn order(ordering: &Ordering<'_, '_>) -> Result<Vec<Statement>, Vec<Step>> {
    let mut opened = Opened::default();
    loop {
        let mut steps = Steps::new(&ordering.decided.context, &opened);
        steps.add_all(ordering);
        let extras = steps.add_extras();
        steps.relate(ordering, &extras);
        match steps.graph.sorted() {
            Ok(sorted) => return Ok(fold(&sorted, &steps.graph, steps.statements, steps.context)),
            Err(cycle) => {
                let more = steps.open(&cycle);
                if !opened.extend(more) {
                    return Err(cycle);
                }
            }
        }
    }
}

/// Where cycles were opened.
#[derive(Clone, Debug, Default)]
struct Opened {
    /// What would go with its parent goes before it.
    apart: BTreeSet<Id>,
    /// What is made as an outline first, and for whom.
    outlines: BTreeMap<Id, BTreeSet<Id>>,
    /// What is made an outline before it is dropped, and of whom it then needs nothing.
    hollows: BTreeMap<Id, BTreeSet<Id>>,
    /// What is there already, and is not waited for until it is altered.
    there: BTreeMap<Id, BTreeSet<Id>>,
}

impl Opened {
    /// Whether there was anything to add.
    fn extend(&mut self, more: Self) -> bool {
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

/// Steps that free a name or take a thing away come first among those that are ready.
fn class(step: &Step) -> u8 {
    match step {
        Step::Aside(_) => 0,
        Step::Rename(_) => 1,
        Step::Drop(_) => 2,
        Step::Alter(_)
        | Step::Create(_)
        | Step::Outline(_)
        | Step::Hollow(_)
        | Step::Satellites(_)
        | Step::Extra(_) => 3,
    }
}

impl<'a> Steps<'a> {
    fn new(context: &'a Context<'a>, opened: &'a Opened) -> Self {
        Self { graph: Graph::default(), statements: HashMap::new(), along: HashMap::new(), context, opened }
    }

    fn add(&mut self, step: Step, item: Item<'_>, statements: Vec<Statement>) {
        let kind = kinds::rank(item.id.kind());
        let kind = if matches!(step, Step::Drop(_)) { -kind } else { kind };
        self.graph.add((class(&step), kind, rules(item.id.kind()).place(item)), step.clone());
        self.statements.insert(step, statements);
    }

    fn add_all(&mut self, ordering: &Ordering<'_, '_>) {
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
                self.along.insert(Step::Drop(other), Step::Drop(id.clone()));
            }
        }
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
        let along = parent.or_else(|| rules.goes_with(item).filter(|other| context.drops(other)));
        match along {
            Some(other) => {
                self.along.insert(step, Step::Drop(other));
            }
            None => self.add(step, item, rules.drop(item, context)),
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
        let before = match (self.context.creates(id), self.context.live(id)) {
            (true, None) => Before::Nothing,
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

    fn add_extras(&mut self) -> Vec<Extra> {
        let extras: Vec<Extra> = kinds::KINDS.iter().flat_map(|rules| rules.extras(self.context)).collect();
        for (number, extra) in extras.iter().enumerate() {
            self.graph.add((3, 0, 0), Step::Extra(number));
            self.statements.insert(Step::Extra(number), extra.statements.clone());
        }
        extras
    }

    /// The step that does what a step stands for.
    fn performer(&self, step: Step) -> Step {
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

    fn relate(&mut self, ordering: &Ordering<'_, '_>, extras: &[Extra]) {
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
                }
                false => self.before(Step::Drop(id.clone()), Step::Drop(other.clone())),
            }
            self.before(Step::Drop(id.clone()), Step::Alter(other.clone()));
            // It is dropped, or renamed, under the names it has: those of its arguments, too.
            let first = match self.context.aside(id) {
                Some(_) => Step::Aside(id.clone()),
                None => Step::Drop(id.clone()),
            };
            self.before(first, Step::Aside(other.clone()));
            let still = self.context.desired.needs(id).any(|one| *one == other);
            if !still || self.context.aside(&other).is_some() {
                self.before(Step::Alter(id.clone()), Step::Drop(other));
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
        let owner = rules(id.kind()).goes_with(item).and_then(|other| self.context.desired(&other));
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

    /// Where a cycle can be opened: what goes with one of its members can go by itself, or one of them has an outline.
    fn open(&self, cycle: &[Step]) -> Opened {
        let members: BTreeSet<&Step> = cycle.iter().collect();
        let goes = |(part, with): (&Step, &Step)| match part {
            Step::Drop(id) if members.contains(with) => Some(id.clone()),
            _ => None,
        };
        let apart: BTreeSet<Id> = self.along.iter().filter_map(goes).collect();
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
