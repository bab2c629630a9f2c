//! Less of what fails, as long as it fails in the same place.

use super::pushed::{Problem, check};
use super::state::{Id, State};
use crate::harness::Cluster;

/// No more pushes than these are made to find less.
const TRIES: usize = 150;

/// Makes both states simpler.
type Step = Box<dyn Fn(&mut State, &mut State)>;

/// The smallest states that were found to fail like these.
pub(super) fn shrunk(
    mut from: State,
    mut to: State,
    mut problem: Problem,
    cluster: &'static Cluster,
) -> (State, State, Problem) {
    let mut tries = 0;
    loop {
        let before = (from.clone(), to.clone());
        for step in steps(&from, &to) {
            let (mut less_from, mut less_to) = (from.clone(), to.clone());
            step(&mut less_from, &mut less_to);
            if tries == TRIES || (&less_from, &less_to) == (&from, &to) {
                continue;
            }
            tries += 1;
            match check(&less_from, &less_to, cluster) {
                Err(same) if same.place == problem.place => (from, to, problem) = (less_from, less_to, same),
                _ => {}
            }
        }
        if tries == TRIES || (&from, &to) == (&before.0, &before.1) {
            return (from, to, problem);
        }
    }
}

/// What may be left out: things, the last ones first; edits; and choices.
fn steps(from: &State, to: &State) -> Vec<Step> {
    let mut ids: Vec<Id> = from.things.iter().chain(&to.things).map(|thing| thing.id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.reverse();
    let mut steps: Vec<Step> = Vec::new();
    // Many at once, as long as there are many.
    let sizes =
        std::iter::successors(Some(ids.len() / 2), |size| Some(size / 2)).take_while(|size| *size > 0);
    for some in sizes.flat_map(|size| ids.chunks(size)) {
        let some = some.to_vec();
        steps.push(Box::new(move |from, to| {
            for id in &some {
                from.remove(*id);
                to.remove(*id);
            }
        }));
    }
    for id in &ids {
        let id = *id;
        steps.push(Box::new(move |from, to| take_back(id, from, to)));
        for slot in 0..from.get(id).or(to.get(id)).map_or(0, |thing| thing.on.len()) {
            steps.push(Box::new(move |from, to| {
                for state in [from, to] {
                    if let Some(thing) =
                        state.get_mut(id).filter(|thing| thing.kind.slots[slot].percent < 100)
                    {
                        thing.on[slot] = None;
                    }
                }
            }));
        }
        steps.push(Box::new(move |from, to| {
            for state in [from, to] {
                if let Some(thing) = state.get_mut(id) {
                    (thing.home, thing.quoted) = (None, false);
                }
            }
        }));
        for choice in 0..super::state::CHOICES {
            steps.push(Box::new(move |from, to| {
                for state in [from, to] {
                    if let Some(thing) = state.get_mut(id) {
                        thing.choices[choice] = 0;
                    }
                }
            }));
        }
    }
    steps
}

/// Undoes what was done to one thing, where it stands on nothing that came or went.
fn take_back(id: Id, from: &State, to: &mut State) {
    let Some(old) = from.get(id).cloned() else { return to.remove(id) };
    let is_whole = old.on.iter().flatten().chain(&old.home).all(|on| to.get(*on).is_some());
    match to.get_mut(id) {
        Some(new) if is_whole => *new = old,
        None if is_whole => to.insert(old),
        _ => {}
    }
}
