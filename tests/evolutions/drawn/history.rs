//! A database drawn at random, and what a few edits make of it.
//!
//! Namespaces neither come nor go: a push leaves one that nobody wants.

use super::KINDS;
use super::kind::{Kind, Use};
use super::state::{CHOICES, Id, State, Thing};
use crate::harness::Random;

/// Two states, of which the second came from the first.
#[derive(Debug)]
pub(super) struct History {
    pub(super) before: State,
    pub(super) after: State,
    /// What was done, for people.
    pub(super) log: Vec<String>,
}

type Edit = fn(&mut Hand) -> Option<String>;

/// The edits, those that are done more often more often.
const EDITS: [Edit; 10] = [
    Hand::alter,
    Hand::alter,
    Hand::alter,
    Hand::alter,
    Hand::put_elsewhere,
    Hand::put_elsewhere,
    Hand::drop,
    Hand::drop,
    Hand::add,
    Hand::rename,
];

/// More is not lost with one drop.
const MOST_LOST: usize = 6;

impl History {
    pub(super) fn new(seed: u64, major: u32) -> Self {
        let mut hand =
            Hand { random: Random::new(seed), state: State { major, ..State::default() }, next: 1 };
        let count = hand.random.between(8, 18);
        while hand.state.things.len() < count {
            let kind = hand.any_kind(|_| true);
            hand.draw(kind);
        }
        let before = hand.state.clone();
        let mut log = Vec::new();
        let wanted = hand.random.between(1, 4);
        while log.len() < wanted {
            let edit = hand.random.pick(&EDITS).expect("an edit");
            log.extend(edit(&mut hand));
        }
        Self { before, after: hand.state, log }
    }
}

/// What draws.
struct Hand {
    random: Random,
    state: State,
    next: Id,
}

impl Hand {
    fn any_kind(&mut self, which: impl Fn(&Kind) -> bool) -> &'static Kind {
        let often = KINDS.iter().filter(|kind| which(kind)).flat_map(|kind| vec![*kind; kind.often]);
        self.random.pick(&often.collect::<Vec<_>>()).expect("a kind")
    }

    /// Draws a thing, and first whatever it cannot do without.
    fn draw(&mut self, kind: &'static Kind) -> Id {
        let mut on = Vec::new();
        for slot in kind.slots {
            let chosen = match self.random.chance(slot.percent) {
                true => self.one_for(kind, on.len(), self.state.things.len()),
                false => None,
            };
            on.push(match (chosen, slot.percent) {
                (None, 100) => {
                    let kind = self.any_kind(|kind| kind.is(slot.used));
                    Some(self.draw(kind))
                }
                (chosen, _) => chosen,
            });
        }
        let lives = kind.lives_in_schema && self.random.chance(25);
        let homes = self.state.usable(Use::Schema, self.state.things.len());
        let home = if lives { self.one_of(&homes) } else { None };
        let mut choices = [0; CHOICES];
        for choice in &mut choices {
            *choice = if self.random.chance(50) { 0 } else { self.random.below(60) };
        }
        let (id, quoted) = (self.next, self.random.chance(8));
        self.next += 1;
        self.state.things.push(Thing { id, kind, home, on, choices, quoted, renamed: 0 });
        id
    }

    /// Something before a place in the list that a thing of a kind can stand on.
    fn one_for(&mut self, kind: &Kind, slot: usize, end: usize) -> Option<Id> {
        let mut usable = self.state.usable(kind.slots[slot].used, end);
        if kind.alone && slot == 0 {
            let taken = |id: &Id| {
                self.state.things.iter().any(|other| *other.kind == *kind && other.on[0] == Some(*id))
            };
            usable.retain(|id| !taken(id));
        }
        self.one_of(&usable)
    }

    /// One of them, rather one that came last than one that came first.
    fn one_of(&mut self, usable: &[Id]) -> Option<Id> {
        let first = if self.random.chance(50) { usable.len().saturating_sub(3) } else { 0 };
        self.random.pick(&usable[first..])
    }

    fn any_thing(&mut self) -> (usize, Thing) {
        let at = self.random.below(self.state.things.len());
        (at, self.state.things[at].clone())
    }

    /// What people call a thing.
    fn called(&self, id: Id) -> String {
        self.state
            .get(id)
            .map(|thing| format!("{} {}", thing.kind.noun, self.state.drawn(thing).plain()))
            .unwrap_or_default()
    }

    /// Makes a change, which is one if the SQL is another.
    fn change(&mut self, what: &str, at: usize, change: impl FnOnce(&mut Thing)) -> Option<String> {
        let before = self.state.script();
        let said = format!("{what} {}", self.called(self.state.things[at].id));
        change(&mut self.state.things[at]);
        (self.state.script() != before).then_some(said)
    }

    fn alter(&mut self) -> Option<String> {
        let (at, _) = self.any_thing();
        let (choice, value) = (self.random.below(CHOICES), self.random.below(60));
        self.change("alter", at, |thing| thing.choices[choice] = value)
    }

    fn put_elsewhere(&mut self) -> Option<String> {
        let (at, thing) = self.any_thing();
        let slots: Vec<usize> = (0..thing.on.len()).collect();
        let slot = self.random.pick(&slots)?;
        let chosen = self.one_for(thing.kind, slot, at);
        let leave = thing.kind.slots[slot].percent < 100 && self.random.chance(40);
        let on = if leave { None } else { chosen.or(thing.on[slot]) };
        self.change("put elsewhere", at, |thing| thing.on[slot] = on)
    }

    fn drop(&mut self) -> Option<String> {
        let (_, thing) = self.any_thing();
        if thing.kind.is(Use::Schema) {
            return None;
        }
        let said = format!("drop {}", self.called(thing.id));
        let mut rest = self.state.clone();
        rest.remove(thing.id);
        if rest.things.is_empty() || rest.things.len() + MOST_LOST < self.state.things.len() {
            return None;
        }
        self.state = rest;
        Some(said)
    }

    fn add(&mut self) -> Option<String> {
        let kind = self
            .any_kind(|kind| !kind.is(Use::Schema) && kind.slots.iter().all(|slot| slot.used != Use::Schema));
        let id = self.draw(kind);
        Some(format!("add {}", self.called(id)))
    }

    fn rename(&mut self) -> Option<String> {
        let (at, thing) = self.any_thing();
        // The parts of a partitioned table have its name in theirs, and those of a foreign key keep theirs.
        let has_parts = ["pt", "fk"].contains(&thing.kind.letter);
        if has_parts || thing.kind.is(Use::Schema) || thing.renamed > 0 {
            return None;
        }
        self.change("rename", at, |thing| thing.renamed = 1)
    }
}
