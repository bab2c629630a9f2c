//! After the sort: what can stand in the statement that makes its parent does. Ten columns, a key and a check are one
//! `CREATE TABLE`.

use crate::context::Context;
use crate::graph::Graph;
use crate::kinds::rules;
use crate::rules::{Folded, Step};
use crate::statement::Statement;
use hbm_db_catalog::Id;
use std::collections::{BTreeMap, HashMap};

/// The statements of sorted steps.
///
/// A step moves to that of its parent where everything it waits for is before that, or moves there as well.
pub(crate) fn fold(
    sorted: &[Step],
    graph: &Graph,
    mut statements: HashMap<Step, Vec<Statement>>,
    context: &Context<'_>,
) -> Vec<Statement> {
    let places: HashMap<&Step, usize> = sorted.iter().enumerate().map(|(at, step)| (step, at)).collect();
    let predecessors = graph.predecessors();
    // The statement each folded object stands in.
    let mut roots: HashMap<&Step, &Step> = HashMap::new();
    let mut parts: BTreeMap<&Step, Vec<Folded<'_>>> = BTreeMap::new();
    for step in sorted {
        let Some((parent, folded)) = part_of(step, context) else { continue };
        let Some((parent, _)) = places.get_key_value(&Step::Create(parent)) else { continue };
        // What follows an element stands where that does.
        let root = roots.get(parent).copied().unwrap_or(parent);
        let waits = predecessors.get(step).into_iter().flatten();
        let fits = |other: &&&Step| {
            **other == root || roots.get(**other) == Some(&root) || places[**other] < places[root]
        };
        if waits.clone().all(|other| fits(&other)) {
            roots.insert(step, root);
            parts.entry(root).or_default().push(folded);
        }
    }
    let mut all = Vec::new();
    for step in sorted {
        if roots.contains_key(step) {
            continue;
        }
        match (step, parts.get(step)) {
            (Step::Create(id), Some(parts)) => {
                if let Some(item) = context.desired(id) {
                    all.extend(rules(id.kind()).create_with(item, parts, context));
                    all.extend(parts.iter().flat_map(|part| rules(part.item.id.kind()).set_up(part.item)));
                }
            }
            _ => all.extend(statements.remove(step).unwrap_or_default()),
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
