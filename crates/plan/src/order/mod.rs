//! Fates → statements in an order that works: the steps, their edges, and the joints at which cycles are opened.

mod edges;
mod joints;
mod steps;

use crate::context::Context;
use crate::decide::Decided;
use crate::fold::{Folding, fold};
use crate::graph::Graph;
use crate::hazard::Hazard;
use crate::kinds::{self, rules};
use crate::rules::{Item, Step};
use crate::satellites::Terms;
use crate::statement::Statement;
use hbm_db_catalog::{ById, Id};
use joints::Opened;
use std::collections::BTreeMap;

/// What is to be ordered.
pub(crate) struct Ordering<'a, 'b> {
    pub(crate) decided: &'b Decided<'a>,
    /// What only has other satellites.
    pub(crate) satellites: &'b [Id],
    /// What is renamed without a question: by its identity before, the one after.
    pub(crate) renames: &'b BTreeMap<Id, Id>,
    pub(crate) terms: &'b Terms,
}

/// The steps, their statements, and who does what nobody does by itself.
struct Steps<'a> {
    graph: Graph,
    statements: ById<Step, Vec<Statement>>,
    /// What goes, or comes, with another step.
    along: ById<Step, Step>,
    /// What is lost with parts that go with what is made again.
    lost: ById<Id, Vec<Hazard>>,
    context: &'a Context<'a>,
    opened: &'a Opened,
}

/// The statements of a plan in their order, with the step that each is of.
///
/// # Errors
/// The members of a cycle that is opened at no joint.
pub(crate) fn order(
    ordering: &Ordering<'_, '_>,
    folding: Folding,
) -> Result<Vec<(Step, Vec<Statement>)>, Vec<Step>> {
    let mut opened = Opened::default();
    loop {
        let mut steps = Steps::new(&ordering.decided.context, &opened);
        steps.add_all(ordering);
        let extras = steps.add_extras();
        steps.relate(ordering, &extras);
        match steps.graph.sorted() {
            Ok(sorted) => {
                return Ok(fold(&sorted, &steps.graph, steps.statements, steps.context, folding));
            }
            Err(cycle) => {
                let more = steps.open(&cycle);
                if !opened.extend(more) {
                    return Err(cycle);
                }
            }
        }
    }
}

/// Steps that free a name or take a thing away come first among those that are ready.
fn class(step: &Step) -> u8 {
    match step {
        Step::Aside(_) => 0,
        Step::Rename(_) => 1,
        Step::Drop(_) => 2,
        Step::Alter(_)
        | Step::Create(_)
        | Step::Outline(_)
        | Step::Hollow(_)
        | Step::Satellites(_)
        | Step::Extra(_) => 3,
    }
}

impl<'a> Steps<'a> {
    fn new(context: &'a Context<'a>, opened: &'a Opened) -> Self {
        Self {
            graph: Graph::default(),
            statements: ById::default(),
            along: ById::default(),
            lost: ById::default(),
            context,
            opened,
        }
    }

    fn add(&mut self, step: Step, item: Item<'_>, statements: Vec<Statement>) {
        let kind = kinds::rank(item.id.kind());
        let kind = if matches!(step, Step::Drop(_)) { -kind } else { kind };
        self.graph.add((class(&step), kind, rules(item.id.kind()).place(item)), step.clone());
        self.statements.insert(step, statements);
    }
}
