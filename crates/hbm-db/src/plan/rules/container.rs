//! Namespaces and extensions: created where missing, never dropped. A migration that ran before has left them.

use super::{Lock, Phase, Statement, Step, step};
use crate::catalog::{Ident, Object, ObjectId};

pub(super) fn create(id: &ObjectId, object: &Object) -> Vec<Step> {
    let sql = match object {
        Object::Extension(extension) => {
            format!("CREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {}", id.last(), extension.namespace)
        }
        _ => format!("CREATE SCHEMA IF NOT EXISTS {}", id.last()),
    };
    // Namespaces first: an extension may be put into one.
    let phase = match object {
        Object::Extension(_) => Phase::CreateExtension,
        _ => Phase::CreateNamespace,
    };
    vec![step(phase, Statement::new(sql, format!("create {id}"), Lock::None))]
}

/// Drops a namespace that is empty; only for what a migration made itself.
pub(crate) fn drop_namespace(name: &Ident) -> Statement {
    Statement::new(format!("DROP SCHEMA {name}"), format!("drop schema {name}"), Lock::None)
}
