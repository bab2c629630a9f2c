//! What hangs on objects is there after a plan as before it: comments, privileges, owners, marks of indexes, settings of
//! columns; and objects that no plan touches, as triggers and statistics.
//!
//! A plan makes some objects anew. What hung on them is read before, by the numbers of the objects, and put back after. What
//! cannot be put back undoes the plan.

use super::Ran;
use crate::catalog::{Ident, quote_literal};
use crate::db::Session;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that hangs on something in some namespaces.
#[derive(Deserialize)]
pub(super) struct Kept {
    facts: Vec<Fact>,
    /// The numbers of what can be made anew as a whole.
    things: BTreeSet<i64>,
    hanging: Vec<Hanging>,
}

/// Something that hangs on an object.
#[derive(Deserialize)]
struct Fact {
    kind: String,
    oid: i64,
    sub: i32,
    /// The table, or the namespace, that the object is in.
    home: i64,
    name: String,
    /// How many columns the table ever had.
    columns: i32,
    fact: String,
    value: String,
    /// The statement that puts it back.
    words: Vec<String>,
    definition: String,
}

/// An object that no plan touches.
#[derive(Deserialize)]
struct Hanging {
    class: i64,
    oid: i64,
    name: String,
    homes: Vec<Home>,
}

/// A table or a column that an object goes with.
#[derive(Deserialize)]
struct Home {
    table: i64,
    number: i32,
    column: String,
}

/// What an object is called now.
#[derive(Deserialize)]
struct Called {
    place: usize,
    object: String,
    table: String,
    column: String,
    /// Whether it is a column whose type knows no storage and no compression.
    plain: bool,
}

impl Fact {
    /// The object by its numbers, and what it is.
    fn by_number(&self) -> (&str, i64, i32, &str, &str) {
        (&self.kind, self.oid, self.sub, &self.fact, &self.value)
    }

    /// The object by its name.
    fn by_name(&self) -> (&str, i64, &str, i32, &str, &str) {
        let sub = if self.kind == "column" { 0 } else { self.sub };
        (&self.kind, self.home, &self.name, sub, &self.fact, &self.value)
    }

    fn statement(&self, called: &Called) -> String {
        let words = self.words.iter().filter(|word| !word.is_empty()).map(|word| match word.as_str() {
            "$object" => &called.object,
            "$table" => &called.table,
            "$column" => &called.column,
            _ => word,
        });
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Kept {
    /// Reads it, in the caller's transaction.
    ///
    /// # Errors
    /// What the server answers.
    pub(super) async fn read(session: &mut Session, namespaces: &BTreeSet<Ident>) -> Result<Self> {
        let names: Vec<String> = namespaces.iter().map(|name| quote_literal(name.as_str())).collect();
        let names = format!("array[{}]", names.join(", "));
        session.json(&include_str!("sql/satellites.sql").replace("$namespaces", &names)).await
    }

    /// Puts back what is missing of it, and gives what that was.
    ///
    /// # Errors
    /// Exit 4 with what cannot be put back, and with objects that went along; what the server answers.
    pub(super) async fn put_back(
        &self,
        session: &mut Session,
        namespaces: &BTreeSet<Ident>,
    ) -> Result<Vec<Ran>> {
        let now = Self::read(session, namespaces).await?;
        let mut lost = self.hanging_lost(session, &now).await?;
        let missing = self.missing(&now);
        let called = self.called_now(session, &missing).await?;
        let mut done = Vec::new();
        // A privilege is given by the owner that the object is to have.
        let (owners, others): (Vec<_>, Vec<_>) =
            called.iter().partition(|called| missing[called.place].fact == "owner");
        for called in owners.into_iter().chain(others) {
            let fact = missing[called.place];
            if called.plain && ["storage", "compression"].contains(&fact.fact.as_str()) {
                continue;
            }
            let summary = format!("put back: {} of {} {}", fact.fact, fact.kind, called.object);
            let start = std::time::Instant::now();
            match session.execute(&fact.statement(called)).await {
                Ok(()) => done.push((
                    called.place,
                    Ran { summary, milliseconds: start.elapsed().as_secs_f64() * 1000.0 },
                )),
                Err(error) => return Err(refused([format!("{summary}: {error}")])),
            }
        }
        if !done.is_empty() {
            let now = Self::read(session, namespaces).await?;
            let there: BTreeSet<_> = now.facts.iter().map(Fact::by_name).collect();
            let kept_by_number: BTreeSet<_> = now.facts.iter().map(Fact::by_number).collect();
            let renamed = |fact: &Fact| kept_by_number.contains(&fact.by_number());
            lost.extend(
                done.iter()
                    .map(|(place, _)| missing[*place])
                    .filter(|fact| !there.contains(&fact.by_name()) && !renamed(fact))
                    .map(|fact| format!("{} of {} {}", fact.fact, fact.kind, fact.name)),
            );
        }
        if lost.is_empty() { Ok(done.into_iter().map(|(_, ran)| ran).collect()) } else { Err(refused(lost)) }
    }

    /// The facts that are not there now, neither on the same object nor on one of the same name.
    fn missing(&self, now: &Self) -> Vec<&Fact> {
        let numbers: BTreeSet<_> = now.facts.iter().map(Fact::by_number).collect();
        let names: BTreeSet<_> = now.facts.iter().map(Fact::by_name).collect();
        let kept = |fact: &Fact| numbers.contains(&fact.by_number()) || names.contains(&fact.by_name());
        self.facts.iter().filter(|fact| !kept(fact)).collect()
    }

    /// The objects that lost something, where they are still there, or there again.
    async fn called_now(&self, session: &mut Session, missing: &[&Fact]) -> Result<Vec<Called>> {
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        let rows = missing.iter().enumerate().map(|(place, fact)| {
            format!(
                "({place}, {}, {}, {}, {}, {}, {}, {})",
                quote_literal(&fact.kind),
                fact.oid,
                fact.sub,
                fact.home,
                quote_literal(&fact.name),
                fact.columns,
                quote_literal(&fact.definition)
            )
        });
        let before: Vec<String> = self.things.iter().map(ToString::to_string).collect();
        let is_new = format!("found.oid::bigint <> all (array[{}]::bigint[])", before.join(", "));
        let sql = include_str!("sql/called_now.sql")
            .replace("$before", &is_new)
            .replace("$lost", &rows.collect::<Vec<_>>().join(", "));
        session.read(&sql).await
    }

    /// The objects that are gone, while a table or a column that they are of is there.
    async fn hanging_lost(&self, session: &mut Session, now: &Self) -> Result<Vec<String>> {
        let there: BTreeSet<(i64, i64)> = now.hanging.iter().map(|one| (one.class, one.oid)).collect();
        let gone: BTreeMap<usize, &Hanging> =
            self.hanging.iter().filter(|one| !there.contains(&(one.class, one.oid))).enumerate().collect();
        let homes: Vec<String> = gone
            .iter()
            .flat_map(|(place, one)| one.homes.iter().map(move |home| (place, home)))
            .map(|(place, home)| {
                format!("({place}, {}, {}, {})", home.table, home.number, quote_literal(&home.column))
            })
            .collect();
        let excused: BTreeSet<usize> = match homes.is_empty() {
            true => BTreeSet::new(),
            false => {
                let sql = include_str!("sql/homes_gone.sql").replace("$homes", &homes.join(", "));
                session.texts(&sql).await?.iter().filter_map(|place| place.parse().ok()).collect()
            }
        };
        let lost = gone.iter().filter(|(place, _)| !excused.contains(place));
        Ok(lost.map(|(_, one)| one.name.clone()).collect())
    }
}

fn refused(lost: impl IntoIterator<Item = String>) -> Error {
    Error::refused("what hbm-db does not model would go along; nothing was changed")
        .details(lost)
        .hint("drop it first, if it is not needed; or make the change by hand or in a migration")
}
