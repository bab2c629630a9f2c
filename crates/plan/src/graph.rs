//! The order of what is done: desired edges forwards, live edges backwards, one sort.
//!
//! Kahn's algorithm ("Topological sorting of large networks", 1962) with a heap, so that what is ready at the same time
//! has an order of its own, the same on every machine.

use crate::rules::Step;
use hbm_db_catalog::ById;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

/// The place of a step among those that are ready at the same time; the smallest is first. The last number is that in which
/// steps were added.
type Rank = (u8, i32, i32, u8, usize);

/// Steps and what goes before what. A step is known by the number in which it was added.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    steps: Vec<Step>,
    ranks: Vec<Rank>,
    places: ById<Step, usize>,
    /// What comes after each, as often as it was said.
    after: Vec<Vec<usize>>,
}

impl Graph {
    /// Adds a step, once.
    pub(crate) fn add(&mut self, (class, kind, place): (u8, i32, i32), step: Step) {
        if self.has(&step) {
            return;
        }
        let at = self.steps.len();
        self.places.insert(step.clone(), at);
        self.ranks.push((class, kind, place, step.form(), at));
        self.steps.push(step);
        self.after.push(Vec::new());
    }

    /// Whether there is such a step.
    pub(crate) fn has(&self, step: &Step) -> bool {
        self.places.contains_key(step)
    }

    /// The number of a step.
    pub(crate) fn find(&self, step: &Step) -> Option<usize> {
        self.places.get(step).copied()
    }

    /// The step of a number.
    pub(crate) fn step(&self, at: usize) -> &Step {
        &self.steps[at]
    }

    /// How many steps there are.
    pub(crate) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Puts one step before another, where both are there.
    pub(crate) fn before(&mut self, first: &Step, second: &Step) {
        if let (Some(first), Some(second)) = (self.find(first), self.find(second))
            && first != second
        {
            self.after[first].push(second);
        }
    }

    /// What goes before each step, by its number.
    pub(crate) fn predecessors(&self) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); self.len()];
        for (at, after) in self.after.iter().enumerate() {
            after.iter().for_each(|next| found[*next].push(at));
        }
        found
    }

    /// The numbers of the steps in their order.
    ///
    /// # Errors
    /// The members of a cycle, each before the next.
    pub(crate) fn sorted(&self) -> Result<Vec<usize>, Vec<Step>> {
        let mut waiting = vec![0_usize; self.len()];
        for next in self.after.iter().flatten() {
            waiting[*next] += 1;
        }
        let ready = waiting.iter().enumerate().filter(|(_, count)| **count == 0);
        let mut ready: BinaryHeap<Reverse<Rank>> = ready.map(|(at, _)| Reverse(self.ranks[at])).collect();
        let mut sorted = Vec::with_capacity(self.len());
        while let Some(Reverse((.., at))) = ready.pop() {
            sorted.push(at);
            for next in &self.after[at] {
                waiting[*next] -= 1;
                if waiting[*next] == 0 {
                    ready.push(Reverse(self.ranks[*next]));
                }
            }
        }
        if sorted.len() == self.len() { Ok(sorted) } else { Err(self.cycle(&waiting)) }
    }

    /// Follows what waits until it comes back.
    fn cycle(&self, waiting: &[usize]) -> Vec<Step> {
        let stuck: BTreeSet<usize> = (0..waiting.len()).filter(|at| waiting[*at] > 0).collect();
        // A step that is not sorted is part of a cycle or comes after one: walk backwards.
        let mut blockers: HashMap<usize, usize> = HashMap::new();
        for at in &stuck {
            let mut next = self.after[*at].clone();
            next.sort_unstable();
            for next in next.into_iter().filter(|next| stuck.contains(next)) {
                blockers.entry(next).or_insert(*at);
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
        path.into_iter().map(|at| self.steps[at].clone()).collect()
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
        let graph = graph(&[("d", "a"), ("c", "b"), ("d", "b")]);
        let sorted = graph.sorted().expect("no cycle").into_iter().map(|at| graph.step(at).clone());
        assert_eq!(sorted.collect::<Vec<_>>(), ["c", "d", "a", "b"].map(step));
    }

    #[test]
    fn a_step_is_done_once() {
        let mut graph = graph(&[("b", "a")]);
        graph.add((0, 0, 0), step("a"));
        assert_eq!(graph.sorted().map(|sorted| sorted.len()), Ok(2));
    }

    #[test]
    fn a_cycle_names_its_members_and_nobody_else() {
        let cycle = graph(&[("x", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("c", "y")]).sorted();
        let mut members = cycle.expect_err("a cycle");
        members.sort();
        assert_eq!(members, ["a", "b", "c"].map(step));
    }
}
