//! The numbers of sequences, which no rollback undoes: kept in a rehearsal, and compared.

use super::losses::{Loss, Snapshot};
use crate::catalog::Name;
use crate::db::Session;
use crate::error::Result;
use crate::plan::HazardKind;
use crate::plan::kinds::sequence;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The sequences by their number in the catalog.
pub(super) type Numbers = BTreeMap<i64, Sequence>;

/// A sequence and where it stands.
#[derive(Deserialize)]
pub(super) struct Sequence {
    sequence: i64,
    namespace: String,
    name: String,
    start: i64,
    increment: i64,
    cache: i64,
    /// Whether it is this role's.
    own: bool,
    writable: bool,
    /// The table and column it belongs to; 0 where it is nobody's.
    relation: i64,
    number: i32,
    #[serde(skip)]
    at: At,
}

/// Where a sequence stands.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
struct At {
    last_value: i64,
    is_called: bool,
}

impl Sequence {
    fn full_name(&self) -> Name {
        Name::new(&self.namespace, &self.name)
    }

    /// The number it gives next.
    fn next(&self) -> i128 {
        let step = if self.at.is_called { self.increment } else { 0 };
        i128::from(self.at.last_value) + i128::from(step)
    }

    fn is_in_use(&self) -> bool {
        self.at.is_called || self.at.last_value != self.start
    }

    /// How many numbers it would give a second time, standing where `now` stands.
    fn given_again(&self, now: &Self) -> u64 {
        let back = (self.next() - now.next()) * i128::from(self.increment.signum());
        u64::try_from(back).unwrap_or(0)
    }
}

/// Reads them all, in the caller's transaction.
pub(super) async fn read(session: &mut Session) -> Result<Numbers> {
    #[derive(Deserialize)]
    struct Row {
        sequence: i64,
        #[serde(flatten)]
        at: At,
    }
    let mut all: Vec<Sequence> = session.read(include_str!("sql/numbers.sql")).await?;
    let asked: Vec<String> = all
        .iter()
        .map(|one| {
            format!("select {} as sequence, last_value, is_called from {}", one.sequence, one.full_name())
        })
        .collect();
    let mut found: BTreeMap<i64, At> = BTreeMap::new();
    if !asked.is_empty() {
        let rows: Vec<Row> = session.read(&asked.join("\nunion all ")).await?;
        found.extend(rows.into_iter().map(|row| (row.sequence, row.at)));
    }
    for one in &mut all {
        one.at = found.get(&one.sequence).copied().unwrap_or_default();
    }
    Ok(all.into_iter().map(|one| (one.sequence, one)).collect())
}

/// Lets a rollback undo what becomes of these sequences from here on.
///
/// Of a sequence that was altered in a transaction, `nextval` and `setval` change a file that only this transaction sees
/// (manual, `ALTER SEQUENCE`, "Notes"). It keeps its number and its options.
pub(super) async fn keep(session: &mut Session, numbers: impl Iterator<Item = &Sequence>) -> Result<()> {
    let own: Vec<String> = numbers
        .filter(|one| one.own)
        .map(|one| format!("alter sequence {} cache {}", one.full_name(), one.cache))
        .collect();
    if own.is_empty() { Ok(()) } else { session.execute(&own.join(";\n")).await }
}

/// Sets back the sequences of others, which cannot be kept, where they give a number a second time now.
pub(super) async fn set_back(session: &mut Session, before: &Numbers) -> Result<()> {
    if before.values().all(|one| one.own || !one.writable) {
        return Ok(());
    }
    let now = read(session).await?;
    for one in before.values().filter(|one| !one.own && one.writable) {
        if now.get(&one.sequence).is_some_and(|now| one.given_again(now) > 0) {
            let name = crate::catalog::quote_literal(&one.full_name().to_string());
            let At { last_value, is_called } = one.at;
            session.execute(&format!("select pg_catalog.setval({name}, {last_value}, {is_called})")).await?;
        }
    }
    Ok(())
}

/// The sequences that stand elsewhere now, or are gone.
pub(super) fn moved<'a>(before: &'a Numbers, after: &Numbers) -> impl Iterator<Item = &'a Sequence> {
    before.values().filter(|one| after.get(&one.sequence).is_none_or(|now| now.at != one.at))
}

/// Sequences in use that are gone while their column stays, and those that give numbers a second time.
pub(super) fn losses(before: &Numbers, after: &Numbers, columns: &Snapshot) -> Vec<Loss> {
    let found = before.values().filter_map(|one| {
        let id = sequence::id(&Name::new(&one.namespace, &one.name));
        let loss = |kind, unit, count| Loss::counted((one.sequence, 0), kind, &id, unit, count);
        match after.get(&one.sequence) {
            Some(now) => match one.given_again(now) {
                0 => None,
                some => Some(loss(HazardKind::RestartSequence, "numbers that it gives again", some)),
            },
            None => {
                let goes_with_column =
                    one.relation != 0 && !columns.contains_key(&(one.relation, one.number));
                (one.is_in_use() && !goes_with_column)
                    .then(|| loss(HazardKind::DropSequence, "value in use", 1))
            }
        }
    });
    found.collect()
}
