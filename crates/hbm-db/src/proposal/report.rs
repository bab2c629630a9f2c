//! What is shown of a proposal.

use super::Question;
use crate::catalog::Ident;
use crate::plan::Plan;
use serde::Serialize;
use std::collections::BTreeSet;

/// A plan and the questions it leaves.
#[derive(Clone, Debug, Serialize)]
pub struct PlanReport {
    /// What the desired state was read from.
    pub source: String,
    /// How many statements there are; 0 means "no changes".
    pub changes: usize,
    /// Possible renames nobody decided on, with the flags that would.
    pub questions: Vec<Question>,
    /// How many pairs of a drop and a creation of the same form are not asked about, as their names are not alike.
    pub unlikely_renames: usize,
    /// Namespaces of the database that the desired state does not speak of: left as they are.
    pub unmanaged: BTreeSet<Ident>,
    /// The plan.
    #[serde(flatten)]
    pub plan: Plan,
}
