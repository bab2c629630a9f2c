//! After the sort: what can stand in the statement that makes its parent does. Ten columns, a key and a check are one
//! `CREATE TABLE`.

use crate::context::Context;
use crate::graph::Graph;
use crate::kinds::rules;
use crate::rules::{Folded, Step};
use crate::statement::Statement;
use hbm_db_catalog::{ById, Id};
use std::collections::HashMap;

/// Which parts stand in the statement of what they are a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Folding {
    /// All that can.
    All,
    /// Those that go with it: a reference to another table does not.
    Own,
}

/// The statements of sorted steps, which are numbers of the graph, with the step that each is of.
///
/// A step moves to that of its parent where everything it waits for is before that, or moves there as well.
pub(crate) fn fold(
    sorted: &[usize],
    graph: &Graph,
    mut statements: ById<Step, Vec<Statement>>,
    context: &Context<'_>,
    folding: Folding,
) -> Vec<(Step, Vec<Statement>)> {
    let mut places = vec![0; graph.len()];
    sorted.iter().enumerate().for_each(|(place, at)| places[*at] = place);
    let predecessors = graph.predecessors();
    // The statement each folded object stands in.
    let mut roots: Vec<Option<usize>> = vec![None; graph.len()];
    let mut parts: HashMap<usize, Vec<Folded<'_>>> = HashMap::new();
    for at in sorted {
        let Some((parent, folded)) = part_of(graph.step(*at), context) else { continue };
        if folding == Folding::Own && !rules(folded.item.id.kind()).goes_with_parent(folded.item) {
            continue;
        }
        let Some(parent) = graph.find(&Step::Create(parent)) else { continue };
        // What follows an element stands where that does.
        let root = roots[parent].unwrap_or(parent);
        let fits =
            |other: &usize| *other == root || roots[*other] == Some(root) || places[*other] < places[root];
        if predecessors[*at].iter().all(fits) {
            roots[*at] = Some(root);
            parts.entry(root).or_default().push(folded);
        }
    }
    let mut all = Vec::new();
    for at in sorted.iter().filter(|at| roots[**at].is_none()) {
        let step = graph.step(*at);
        let made = match (step, parts.get(at)) {
            (Step::Create(id), Some(parts)) => context.desired(id).map_or_else(Vec::new, |item| {
                let mut made = rules(id.kind()).create_with(item, parts, context);
                made.extend(parts.iter().flat_map(|part| rules(part.item.id.kind()).set_up(part.item)));
                made
            }),
            (step, _) => statements.remove(step).unwrap_or_default(),
        };
        all.push((step.clone(), made));
    }
    all
}

fn part_of<'a>(step: &Step, context: &Context<'a>) -> Option<(Id, Folded<'a>)> {
    let Step::Create(id) = step else { return None };
    let item = context.desired(id)?;
    let parent = item.object.parent.clone()?;
    let part = rules(id.kind()).part(item, context)?;
    Some((parent, Folded { item, part }))
}
