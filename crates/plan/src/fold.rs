//! After the sort: what can stand in the statement that makes its parent does. Ten columns, a key and a check are one
//! `CREATE TABLE`.

use crate::context::Context;
use crate::graph::Graph;
use crate::kinds::rules;
use crate::rules::{Folded, Step};
use crate::statement::Statement;
use hbm_db_catalog::{ById, Id};
use std::collections::HashMap;

/// The statements of sorted steps, which are numbers of the graph.
///
/// A step moves to that of its parent where everything it waits for is before that, or moves there as well.
pub(crate) fn fold(
    sorted: &[usize],
    graph: &Graph,
    mut statements: ById<Step, Vec<Statement>>,
    context: &Context<'_>,
) -> Vec<Statement> {
    let mut places = vec![0; graph.len()];
    sorted.iter().enumerate().for_each(|(place, at)| places[*at] = place);
    let predecessors = graph.predecessors();
    // The statement each folded object stands in.
    let mut roots: Vec<Option<usize>> = vec![None; graph.len()];
    let mut parts: HashMap<usize, Vec<Folded<'_>>> = HashMap::new();
    for at in sorted {
        let Some((parent, folded)) = part_of(graph.step(*at), context) else { continue };
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
        match (graph.step(*at), parts.get(at)) {
            (Step::Create(id), Some(parts)) => {
                if let Some(item) = context.desired(id) {
                    all.extend(rules(id.kind()).create_with(item, parts, context));
                    all.extend(parts.iter().flat_map(|part| rules(part.item.id.kind()).set_up(part.item)));
                }
            }
            (step, _) => all.extend(statements.remove(step).unwrap_or_default()),
        }
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
