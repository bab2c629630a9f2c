//! Namespaces and extensions: created where missing, never dropped.

use super::{Lock, Phase, Statement, Step, step};
use crate::catalog::ObjectId;

pub(super) fn create(id: &ObjectId) -> Vec<Step> {
    let word = match id {
        ObjectId::Extension(_) => "EXTENSION",
        _ => "SCHEMA",
    };
    vec![step(
        Phase::CreateContainer,
        Statement::new(format!("CREATE {word} {}", id.last()), format!("create {id}"), Lock::None),
    )]
}
