//! Things that stand on each other, and the SQL that makes all of them.

use super::kind::{Kind, Use};
use std::collections::BTreeSet;

/// What a thing is known by before and after.
pub(crate) type Id = usize;

/// How many choices a thing has.
pub(crate) const CHOICES: usize = 8;

/// One thing: its kind, what it stands on, and which of the forms of its kind it has.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Thing {
    pub(crate) id: Id,
    pub(crate) kind: &'static Kind,
    /// The namespace it lives in, where that is not `public`.
    pub(crate) home: Option<Id>,
    /// One for each slot of its kind.
    pub(crate) on: Vec<Option<Id>>,
    pub(crate) choices: [usize; CHOICES],
    /// Whether its name has to be quoted.
    pub(crate) quoted: bool,
    /// How often it was renamed.
    pub(crate) renamed: usize,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        (self.noun, self.letter) == (other.noun, other.letter)
    }
}

impl Thing {
    /// Whether it stands on another one.
    pub(crate) fn stands_on(&self, id: Id) -> bool {
        self.on.contains(&Some(id)) || self.home == Some(id)
    }

    /// Whether it can do without another one.
    fn can_miss(&self, id: Id) -> bool {
        let needed = |(slot, on): (&super::kind::Slot, &Option<Id>)| *on == Some(id) && slot.percent == 100;
        self.home != Some(id) && !self.kind.slots.iter().zip(&self.on).any(needed)
    }
}

/// A database, as a list of things. Each stands on such as come before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct State {
    pub(crate) things: Vec<Thing>,
    /// The version of the server.
    pub(crate) major: u32,
}

/// The role that privileges are granted to.
pub(crate) const ROLE: &str = "evolved_reader";

impl State {
    pub(crate) fn get(&self, id: Id) -> Option<&Thing> {
        self.things.iter().find(|thing| thing.id == id)
    }

    pub(crate) fn get_mut(&mut self, id: Id) -> Option<&mut Thing> {
        self.things.iter_mut().find(|thing| thing.id == id)
    }

    pub(crate) fn drawn<'a>(&'a self, thing: &'a Thing) -> Drawn<'a> {
        Drawn { state: self, thing }
    }

    /// Things before a place in the list that can be used so.
    pub(crate) fn usable(&self, used: Use, end: usize) -> Vec<Id> {
        self.things[..end].iter().filter(|thing| thing.kind.is(used)).map(|thing| thing.id).collect()
    }

    /// Puts a thing back, in the order of numbers, in which each comes after what it stands on.
    pub(crate) fn insert(&mut self, thing: Thing) {
        let at = self.things.iter().take_while(|other| other.id < thing.id).count();
        self.things.insert(at, thing);
    }

    /// Takes a thing away, with all that cannot do without it.
    pub(crate) fn remove(&mut self, id: Id) {
        let mut gone = BTreeSet::from([id]);
        for thing in &mut self.things {
            let missed: Vec<Id> = gone.iter().copied().filter(|gone| thing.stands_on(*gone)).collect();
            if missed.iter().any(|missed| !thing.can_miss(*missed)) {
                gone.insert(thing.id);
            }
            for on in &mut thing.on {
                if on.is_some_and(|on| missed.contains(&on)) {
                    *on = None;
                }
            }
        }
        self.things.retain(|thing| !gone.contains(&thing.id));
    }

    /// The SQL of all things.
    pub(crate) fn script(&self) -> String {
        let role = format!(
            "do $$ begin create role {ROLE}; exception when duplicate_object or unique_violation then null; end $$;\n"
        );
        let things = self.things.iter().map(|thing| {
            let drawn = self.drawn(thing);
            (thing.kind.sql)(&drawn).trim_end().to_owned() + "\n"
        });
        role + &things.collect::<String>()
    }

    /// The things that have rows.
    pub(crate) fn with_rows(&self) -> impl Iterator<Item = Drawn<'_>> {
        self.things.iter().filter(|thing| thing.kind.is(Use::Rows)).map(|thing| self.drawn(thing))
    }

    /// Three rows for each table, which no trigger, rule or foreign key sees come.
    pub(crate) fn rows(&self) -> String {
        let insert = |table: Drawn<'_>| {
            format!(
                "insert into {} (id, n, w) values (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c');\n",
                table.name()
            )
        };
        let rows: String = self.with_rows().map(insert).collect();
        format!("set session_replication_role = replica;\n{rows}reset session_replication_role;\n")
    }
}

/// A thing in its state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Drawn<'a> {
    pub(crate) state: &'a State,
    pub(crate) thing: &'a Thing,
}

impl<'a> Drawn<'a> {
    /// One of several forms.
    pub(crate) fn pick<T: Copy>(&self, choice: usize, of: &[T]) -> T {
        of[self.thing.choices[choice] % of.len()]
    }

    /// One of several forms, of which the second list needs a newer server.
    pub(crate) fn pick_since(
        &self,
        choice: usize,
        of: &[&'static str],
        major: u32,
        new: &[&'static str],
    ) -> &'static str {
        let all: Vec<&str> = if self.state.major >= major { [of, new].concat() } else { of.to_vec() };
        self.pick(choice, &all)
    }

    /// What it stands on, by the place among the slots of its kind.
    pub(crate) fn on(&self, slot: usize) -> Option<Self> {
        self.thing.on[slot].and_then(|id| self.state.get(id)).map(|thing| Drawn { state: self.state, thing })
    }

    /// What it cannot do without: the first slot.
    pub(crate) fn base(&self) -> Self {
        self.on(0).expect("a state without gaps")
    }

    /// Its name without that of its namespace.
    pub(crate) fn plain(&self) -> String {
        let Thing { kind, id, renamed, .. } = self.thing;
        let suffix = "_b".repeat(*renamed);
        match self.thing.quoted {
            true => format!("\"{} No {id}{suffix}\"", kind.letter.to_uppercase()),
            false => format!("{}{id}{suffix}", kind.letter),
        }
    }

    /// The name of its namespace.
    pub(crate) fn schema(&self) -> String {
        let home = self.thing.home.and_then(|home| self.state.get(home));
        home.map_or("public".into(), |home| Drawn { state: self.state, thing: home }.plain())
    }

    /// Its name, with that of its namespace.
    pub(crate) fn name(&self) -> String {
        format!("{}.{}", self.schema(), self.plain())
    }

    /// A name beside its own.
    pub(crate) fn beside(&self, suffix: &str) -> String {
        let plain = self.plain();
        match plain.strip_suffix('"') {
            Some(open) => format!("{}.{open}{suffix}\"", self.schema()),
            None => format!("{}.{plain}{suffix}", self.schema()),
        }
    }

    /// Its noun and its name, as other statements have them.
    pub(crate) fn named(&self) -> String {
        format!("{} {}", self.thing.kind.noun, (self.thing.kind.address)(self))
    }

    /// What others select from.
    pub(crate) fn from(&self) -> String {
        (self.thing.kind.from)(self)
    }

    /// A number made of another one, by the function in a slot where there is one.
    pub(crate) fn made_of(&self, slot: usize, number: &str) -> String {
        match self.on(slot) {
            Some(function) => format!("{}(({number})::int)", function.name()),
            None => format!("(({number})::int + 1)"),
        }
    }
}
