//! The order of what is done: desired edges forwards, live edges backwards, one sort.
//!
//! Kahn's algorithm ("Topological sorting of large networks", 1962) with a heap, so that what is ready at the same time
//! has an order of its own, the same on every machine.

use crate::rules::Step;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

/// The place of a step among those that are ready at the same time; the smallest is first.
pub(crate) type Rank = (u8, i32, i32, Step);

/// Steps and what goes before what.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    ranks: Vec<Rank>,
    places: HashMap<Step, usize>,
    after: Vec<BTreeSet<usize>>,
}

impl Graph {
    /// Adds a step.
    pub(crate) fn add(&mut self, (class, kind, place): (u8, i32, i32), step: Step) {
        let at = self.ranks.len();
        self.places.insert(step.clone(), at);
        self.ranks.push((class, kind, place, step));
        self.after.push(BTreeSet::new());
    }

    /// Whether there is such a step.
    pub(crate) fn has(&self, step: &Step) -> bool {
        self.places.contains_key(step)
    }

    /// Puts one step before another, where both are there.
    pub(crate) fn before(&mut self, first: &Step, second: &Step) {
        if let (Some(&first), Some(&second)) = (self.places.get(first), self.places.get(second))
            && first != second
        {
            self.after[first].insert(second);
        }
    }

    /// What goes before each step.
    pub(crate) fn predecessors(&self) -> HashMap<&Step, Vec<&Step>> {
        let mut found: HashMap<&Step, Vec<&Step>> = HashMap::new();
        for (at, after) in self.after.iter().enumerate() {
            for next in after {
                found.entry(&self.ranks[*next].3).or_default().push(&self.ranks[at].3);
            }
        }
        found
    }

    /// The steps in order.
    ///
    /// # Errors
    /// The members of a cycle, each before the next.
    pub(crate) fn sorted(&self) -> Result<Vec<Step>, Vec<Step>> {
        let mut waiting = vec![0_usize; self.ranks.len()];
        for next in self.after.iter().flatten() {
            waiting[*next] += 1;
        }
        let mut ready: BinaryHeap<Reverse<(&Rank, usize)>> = waiting
            .iter()
            .enumerate()
            .filter(|(_, count)| **count == 0)
            .map(|(at, _)| Reverse((&self.ranks[at], at)))
            .collect();
        let mut sorted = Vec::with_capacity(self.ranks.len());
        while let Some(Reverse((rank, at))) = ready.pop() {
            sorted.push(rank.3.clone());
            for next in &self.after[at] {
                waiting[*next] -= 1;
                if waiting[*next] == 0 {
                    ready.push(Reverse((&self.ranks[*next], *next)));
                }
            }
        }
        if sorted.len() == self.ranks.len() { Ok(sorted) } else { Err(self.cycle(&waiting)) }
    }

    /// Follows what waits until it comes back.
    fn cycle(&self, waiting: &[usize]) -> Vec<Step> {
        let stuck: BTreeSet<usize> = (0..waiting.len()).filter(|at| waiting[*at] > 0).collect();
        // A step that is not sorted is part of a cycle or comes after one: walk backwards.
        let mut blockers: HashMap<usize, usize> = HashMap::new();
        for at in &stuck {
            for next in self.after[*at].intersection(&stuck) {
                blockers.entry(*next).or_insert(*at);
            }
        }
        let Some(mut at) = stuck.first().copied() else { return Vec::new() };
        let mut path: Vec<usize> = Vec::new();
        while let Some(blocker) = blockers.get(&at) {
            if let Some(begin) = path.iter().position(|seen| *seen == at) {
                path.drain(..begin);
                break;
            }
            path.push(at);
            at = *blocker;
        }
        path.reverse();
        path.into_iter().map(|at| self.ranks[at].3.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hbm_db_catalog::{Id, Ident, Kind};

    fn step(name: &str) -> Step {
        Step::Create(Id::new(Kind::new("table"), [Ident::new(name)]))
    }

    fn graph(edges: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        let names: BTreeSet<&str> = edges.iter().flat_map(|(one, other)| [*one, *other]).collect();
        names.iter().for_each(|name| graph.add((0, 0, 0), step(name)));
        edges.iter().for_each(|(one, other)| graph.before(&step(one), &step(other)));
        graph
    }

    #[test]
    fn what_is_needed_is_first_and_ties_are_by_name() {
        let sorted = graph(&[("d", "a"), ("c", "b"), ("d", "b")]).sorted().expect("no cycle");
        assert_eq!(sorted, ["c", "d", "a", "b"].map(step));
    }

    #[test]
    fn a_cycle_names_its_members_and_nobody_else() {
        let cycle = graph(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "y")]).sorted();
        let mut members = cycle.expect_err("a cycle");
        members.sort();
        assert_eq!(members, ["a", "b", "c"].map(step));
    }
}
