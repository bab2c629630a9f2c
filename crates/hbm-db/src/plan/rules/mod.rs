//! One file per kind of object: what to run to create, drop, alter and rename it.

mod bounce;
mod cast;
mod column;
mod constraint;
mod container;
mod context;
mod enumeration;
mod in_place;
mod index;
mod numbers;
mod role;
mod sequence;
mod sequences;
mod table;

pub(crate) use column::retype_hazard;
pub(crate) use container::drop_namespace;
pub(crate) use role::{allow_login, create_role, privileges, set_password};

use super::phase::{Phase, Step};
use super::statement::{Lock, Statement};
use crate::catalog::{Catalog, Ident, Object, ObjectId};
use crate::diff::Change;
use context::Context;
use std::collections::HashSet;

fn step(phase: Phase, statement: Statement) -> Step {
    Step { phase, statement }
}

/// The statements of all changes, in no order yet.
pub(super) fn steps(changes: &[Change], renames: &[Change], live: &Catalog, desired: &Catalog) -> Vec<Step> {
    let context = Context::new(changes, renames, live, desired);
    let mut steps: Vec<Step> = changes.iter().flat_map(|change| rule(change, &context)).collect();
    let (aside, back_under_another_name) = bounce::steps(&context);
    steps.extend(aside);
    let renames: Vec<&Change> = changes
        .iter()
        .filter(|change| {
            matches!(change, Change::Rename { .. }) && !back_under_another_name.contains(change.id())
        })
        .collect();
    steps.extend(in_place::in_place(&renames));
    // What several rules drop and create again is dropped once.
    let mut seen = HashSet::new();
    steps.retain(|step| seen.insert((step.phase, step.statement.sql.clone())));
    steps
}

fn rule(change: &Change, context: &Context<'_>) -> Vec<Step> {
    match change {
        Change::Create { id, object } => match (id, object) {
            (ObjectId::Namespace(_) | ObjectId::Extension(_), _) => container::create(id, object),
            (ObjectId::Enum(name), Object::Enum(new)) => enumeration::create(name, new),
            (ObjectId::Sequence(name), Object::Sequence(new)) => sequence::create(name, new, context),
            (ObjectId::Table(name), Object::Table(new)) => table::create(name, *new, context),
            (ObjectId::Column(table, name), Object::Column(new)) => column::create(table, name, new, context),
            (ObjectId::Constraint(table, name), Object::Constraint(new)) => {
                constraint::create(table, name, new, context)
            }
            (ObjectId::Index(table, name), Object::Index(new)) => index::create(table, name, new, context),
            _ => vec![],
        },
        Change::Drop { id, object } => match (id, object) {
            (ObjectId::Enum(name), _) => enumeration::drop(name),
            (ObjectId::Sequence(name), Object::Sequence(old)) => sequence::drop(name, old, context),
            (ObjectId::Table(name), _) => table::drop(name, context),
            (ObjectId::Column(table, name), Object::Column(old)) => column::drop(table, name, old, context),
            (ObjectId::Constraint(table, name), Object::Constraint(old)) => {
                constraint::drop(table, name, old, context)
            }
            (ObjectId::Index(table, name), _) => index::drop(table, name, context),
            _ => vec![],
        },
        Change::Alter { id, from, to } => match (id, from, to) {
            (ObjectId::Enum(name), Object::Enum(old), Object::Enum(new)) => {
                enumeration::alter(name, old, new, context)
            }
            (ObjectId::Sequence(name), Object::Sequence(old), Object::Sequence(new)) => {
                sequence::alter(name, old, new, context)
            }
            (ObjectId::Table(name), Object::Table(_), Object::Table(new)) => {
                table::alter(name, *new, context)
            }
            (ObjectId::Column(table, name), Object::Column(old), Object::Column(new)) => {
                column::alter(table, name, old, new, context)
            }
            (ObjectId::Constraint(table, name), Object::Constraint(old), Object::Constraint(new)) => {
                let mut steps = constraint::drop(table, name, old, context);
                steps.extend(constraint::create(table, name, new, context));
                steps
            }
            (ObjectId::Index(table, name), Object::Index(_), Object::Index(new)) => {
                let mut steps = index::drop(table, name, context);
                steps.extend(index::create(table, name, new, context));
                steps
            }
            _ => vec![],
        },
        // All renames are ordered among each other, in `in_place.rs`.
        Change::Rename { .. } => vec![],
    }
}

/// Renames that were declared, in the order they were given.
pub(super) fn declared_rename(change: &Change) -> Vec<Step> {
    match change {
        Change::Rename { id, to } => vec![step(Phase::Rename, rename(id, to))],
        _ => vec![],
    }
}

fn rename(id: &ObjectId, to: &Ident) -> Statement {
    let (sql, lock) = match id {
        ObjectId::Table(name) => (format!("ALTER TABLE {name} RENAME TO {to}"), Lock::AccessExclusive),
        ObjectId::Column(table, name) => {
            (format!("ALTER TABLE {table} RENAME COLUMN {name} TO {to}"), Lock::AccessExclusive)
        }
        ObjectId::Constraint(table, name) => {
            (format!("ALTER TABLE {table} RENAME CONSTRAINT {name} TO {to}"), Lock::AccessExclusive)
        }
        ObjectId::Index(table, name) => {
            (format!("ALTER INDEX {} RENAME TO {to}", table.sibling(name)), Lock::None)
        }
        ObjectId::Enum(name) => (format!("ALTER TYPE {name} RENAME TO {to}"), Lock::None),
        ObjectId::Sequence(name) => (format!("ALTER SEQUENCE {name} RENAME TO {to}"), Lock::None),
        ObjectId::Namespace(name) => (format!("ALTER SCHEMA {name} RENAME TO {to}"), Lock::None),
        ObjectId::Extension(name) => unreachable!("extension {name} is never renamed"),
    };
    Statement::new(sql, format!("rename {id} to {to}"), lock)
}
