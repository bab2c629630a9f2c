//! The order of renames, where one may be called what another is still called.

use super::{Phase, Step, rename, step};
use crate::catalog::{Ident, Kind, ObjectId};
use crate::diff::Change;
use std::collections::{BTreeSet, HashMap};

/// Renames that wait until their new names are free.
struct Waiting<'a> {
    /// None where it is done.
    renames: Vec<Option<(ObjectId, &'a Ident)>>,
    /// How many of them are called so now.
    taken: HashMap<Ident, usize>,
    /// Those that will be called so.
    wanted: HashMap<&'a Ident, Vec<usize>>,
    /// Those whose new name nobody else has.
    free: BTreeSet<usize>,
}

/// Renames of constraints, indexes, types and sequences. A name that is still taken by one that is renamed
/// later is freed first.
pub(super) fn in_place(renames: &[&Change]) -> Vec<Step> {
    let mut waiting = Waiting::new(renames);
    let mut steps = Vec::new();
    let mut first = 0;
    loop {
        if let Some(at) = waiting.free.pop_first() {
            let Some((id, to)) = waiting.renames[at].take() else { continue };
            let phase = match id.kind() {
                Kind::Constraint | Kind::Index => Phase::RenameInTable,
                _ => Phase::Rename,
            };
            steps.push(step(phase, rename(&id, to)));
            waiting.give_up(id.last());
            continue;
        }
        // A cycle of names: the first gets a temporary one.
        while waiting.renames.get(first).is_some_and(Option::is_none) {
            first += 1;
        }
        let Some(Some((id, _))) = waiting.renames.get_mut(first) else { return steps };
        let aside = Ident::new(format!("hbm_db_aside_{}", steps.len()));
        steps.push(step(Phase::RenameInTable, rename(id, &aside)));
        let old = id.last().clone();
        *id = id.with_last(&aside);
        *waiting.taken.entry(aside).or_default() += 1;
        waiting.give_up(&old);
    }
}

impl<'a> Waiting<'a> {
    fn new(changes: &[&'a Change]) -> Self {
        let renames = changes.iter().filter_map(|change| match change {
            Change::Rename { id, to } => Some(Some((id.clone(), to))),
            _ => None,
        });
        let mut waiting = Self {
            renames: renames.collect(),
            taken: HashMap::new(),
            wanted: HashMap::new(),
            free: BTreeSet::new(),
        };
        for (at, (id, to)) in
            waiting.renames.iter().enumerate().filter_map(|(at, one)| Some((at, one.as_ref()?)))
        {
            *waiting.taken.entry(id.last().clone()).or_default() += 1;
            waiting.wanted.entry(to).or_default().push(at);
        }
        waiting.free = (0..waiting.renames.len()).filter(|at| waiting.is_free(*at)).collect();
        waiting
    }

    /// Constraint and index names share a namespace where both make an index, so only names are compared.
    fn is_free(&self, at: usize) -> bool {
        self.renames[at].as_ref().is_some_and(|(id, to)| {
            let own = usize::from(id.last() == *to);
            self.taken.get(*to).is_none_or(|taken| *taken <= own)
        })
    }

    /// One is not called so any more.
    fn give_up(&mut self, name: &Ident) {
        if let Some(taken) = self.taken.get_mut(name) {
            *taken -= 1;
        }
        let freed: Vec<usize> =
            self.wanted.get(name).into_iter().flatten().copied().filter(|at| self.is_free(*at)).collect();
        self.free.extend(freed);
    }
}
